import { AlignmentType, Footer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import { dayInWords } from '#shared/kernel/dates.ts'
import type { Report } from '../report.ts'
import { colours } from './styles.ts'
import { runs } from './text.ts'

/** Sender, addressee, day and title of a letter. */
export function letterHead({
  organisation,
  addressee = [],
  date,
  language,
  title,
}: Report): readonly Paragraph[] {
  const sender = [...organisation.addressLines, ...organisation.contact]
  const line = (text: string, size: number, after = 0) =>
    new Paragraph({ spacing: { after }, children: runs(text, { size }) })
  return [
    new Paragraph({
      spacing: { after: 40 },
      children: runs(organisation.name, { size: 24, bold: true, color: colours.accent }),
    }),
    ...sender.map((text) => new Paragraph({ style: 'Small', children: runs(text) })),
    new Paragraph({ spacing: { after: 500 }, children: [] }),
    ...addressee.map((text) => line(text, 21)),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 500, after: 300 },
      children: runs(dayInWords(date, language), { size: 21 }),
    }),
    new Paragraph({
      spacing: { after: 240 },
      keepNext: true,
      children: runs(title, { size: 24, bold: true }),
    }),
  ]
}

/**
 * What a letter's pages say at their foot: who wrote, about what, and which page.
 * @param pageWords the words of a page number, with `{page}` and `{pages}`
 */
export function letterFoot({ organisation, reference }: Report, pageWords: string, width: number): Footer {
  const stated = [organisation.name, reference].filter((text) => text !== null).join('  ·  ')
  return new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [...runs(stated), new TextRun({ text: '\t' }), ...pageNumber(pageWords)],
      }),
    ],
  })
}

/** A page number as the word processor counts it. */
export function pageNumber(pageWords: string): readonly TextRun[] {
  return pageWords
    .split(/(\{pages?\})/)
    .map((part) =>
      part === '{page}'
        ? new TextRun({ children: [PageNumber.CURRENT] })
        : part === '{pages}'
          ? new TextRun({ children: [PageNumber.TOTAL_PAGES] })
          : new TextRun(part),
    )
}
