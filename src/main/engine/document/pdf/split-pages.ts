import { Fault } from '#shared/kernel/faults.ts'
import type { Pages } from './typst.ts'

/**
 * The first `limit` pages as SVG pictures of their own, out of the one picture that holds all pages under each other.
 * Glyphs are shapes, so nothing depends on installed fonts.
 * @throws Fault `document-too-large` for a document of more pages than one picture can hold
 */
export function splitPages(pages: Pages, limit: number): readonly string[] {
  if (pages.count > mostPages)
    throw new Fault('document-too-large', {
      params: { format: 'preview', pages: pages.count, limit: mostPages },
    })
  const picture = pages.svg()
  const glyphs = glyphsOf(picture)
  const split: string[] = []
  let at = picture.indexOf(pageStart)
  while (at >= 0 && split.length < limit) {
    const next = picture.indexOf(pageStart, at + pageStart.length)
    const end = next < 0 ? picture.indexOf(definitionsStart, at) : next
    split.push(pagePicture(picture.slice(at, end < 0 ? picture.lastIndexOf('</svg>') : end), glyphs))
    at = next
  }
  return split
}

/** A page of text is about 0.3 MB of picture, and the longest string that the runtime can hold is 0.5 GB. */
const mostPages = 1000

// Each page begins with its sheet of paper, a child of the root, and goes on with its content.
const pageStart = '\n    <path class="typst-shape" fill="#ffffff"'
const definitionsStart = '\n    <defs'

function pagePicture(part: string, glyphs: Glyphs): string {
  const size = /d="M 0 0v ([\d.]+) h ([\d.]+)/.exec(part)
  if (!size) throw new Error('a page of the preview has no size')
  const [, height = '', width = ''] = size
  const used = new Set<string>()
  const content = part
    // The second and later pages are moved down to their place in the whole picture; here each begins at the top.
    .replace(/(\n {4}<g) transform="matrix\(1 0 0 1 0 [\d.]+\)"/, '$1')
    .replace(/\n\s*/g, '')
    .replace(placedGlyph, (whole, id: string, x: string, fill: string) => {
      const glyph = glyphs.get(id)
      if (!glyph) return whole
      used.add(glyph.shape)
      return `<use xlink:href="#${glyph.name}" x="${Math.round(Number(x) * 100) / 100}" fill="${fill}"/>`
    })
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"',
    ` viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt">`,
    content,
    `<defs>${[...used].join('')}</defs></svg>`,
  ].join('')
}

/** A page places thousands of glyphs: short names and no default attributes make it a third as long. */
const placedGlyph = /<use xlink:href="#([^"]+)" x="([^"]+)" y="0" fill="([^"]+)" fill-rule="nonzero"\/>/g

type Glyphs = ReadonlyMap<string, { readonly name: string; readonly shape: string }>

function glyphsOf(picture: string): Glyphs {
  const definitions = picture.slice(picture.indexOf(definitionsStart))
  return new Map(
    [...definitions.matchAll(/<symbol id="([^"]+)"([\s\S]*?<\/symbol>)/g)].map(
      ([, id = '', rest = ''], at) => {
        const name = `g${at}`
        return [id, { name, shape: `<symbol id="${name}"${rest.replace(/\n\s*/g, '')}` }]
      },
    ),
  )
}
