import { convert } from 'html-to-text'
import { tidyText } from './mail.ts'

/** The words of an HTML text: scripts, styles and pictures left out, links by their words, nothing fetched. */
export function textOfHtml(html: string): string {
  if (html.trim() === '') return ''
  return tidyText(
    convert(html, {
      wordwrap: false,
      limits: { maxInputLength: 2_000_000, maxDepth: 200, maxChildNodes: 20_000, ellipsis: '' },
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'img', format: 'skip' },
        { selector: 'style', format: 'skip' },
        { selector: 'script', format: 'skip' },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
        { selector: 'table', format: 'block' },
      ],
    }),
  )
}
