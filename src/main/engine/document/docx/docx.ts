import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  Packer,
  PageBreak,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { dayInWords } from '#shared/kernel/dates.ts'
import { shortHash } from '../content-hash.ts'
import { identityOf } from '../identity.ts'
import { type PageGroup, pageGroups } from '../page-groups.ts'
import { headingsOf, type Report } from '../report.ts'
import { valueText } from '../value-text.ts'
import type { Words } from '../words.ts'
import { drawBlocks, ruledRows, type Surroundings } from './blocks.ts'
import { letterFoot, letterHead, pageNumber } from './letter.ts'
import { coreProperties, withFixedTimes } from './package.ts'
import { colours, numbering, stylesFor } from './styles.ts'
import { runs } from './text.ts'

/**
 * The report as a word-processor document: real headings, a contents list of links (page numbers come when the word
 * processor updates the field), header rows that repeat, page numbers, language, and the report's own dates in the
 * properties. Equal reports give equal bytes.
 */
export async function renderDocx(report: Report, hash: string, words: Words): Promise<Uint8Array> {
  let lists = 0
  const show = valueText(report)
  const around = (orientation: PageGroup['orientation']): Surroundings => ({
    words,
    show,
    width: textWidth[orientation],
    nextList: () => ++lists,
  })
  const [first, ...others] = pageGroups(report)
  const front = frontMatter(report, hash, words)
  const body = ({ orientation, blocks }: PageGroup) => drawBlocks(blocks, around(orientation))
  const section = (
    orientation: PageGroup['orientation'],
    children: readonly FileChild[],
    titlePage = false,
  ) => ({
    properties: pageOf(orientation, titlePage),
    headers: report.layout === 'letter' ? {} : { default: runningHeader(report, textWidth[orientation]) },
    footers: titlePage
      ? { default: footer(report, hash, words, orientation), first: footer(report, hash, words, orientation) }
      : { default: footer(report, hash, words, orientation) },
    children,
  })
  const groups = first === undefined ? [] : [first, ...others]
  const document = new Document({
    title: report.title,
    creator: report.author,
    styles: stylesFor(report.language),
    numbering,
    sections:
      report.layout === 'cover'
        ? [
            section('portrait', front, true),
            ...groups.map((group) => section(group.orientation, body(group))),
          ]
        : groups.map((group, at) =>
            section(group.orientation, at === 0 ? [...front, ...body(group)] : body(group)),
          ),
  })
  const packed = await Packer.toBuffer(document, false, [
    { path: 'docProps/core.xml', data: coreProperties(report, hash) },
  ])
  return withFixedTimes(packed)
}

const margin = 1190
const page = { width: 11_906, height: 16_838 } as const
const textWidth = { portrait: page.width - 2 * margin, landscape: page.height - 2 * margin } as const

function pageOf(orientation: PageGroup['orientation'], titlePage: boolean): ISectionPropertiesOptions {
  return {
    titlePage,
    page: {
      // The library swaps width and height for landscape itself.
      size: { ...page, orientation: PageOrientation[orientation === 'landscape' ? 'LANDSCAPE' : 'PORTRAIT'] },
      margin: { top: 1500, bottom: 1360, left: margin, right: margin, header: 700, footer: 600 },
    },
  }
}

function frontMatter(report: Report, hash: string, words: Words): readonly FileChild[] {
  if (report.layout === 'letter') return letterHead(report)
  const cover = report.layout === 'cover'
  const title = [
    ...(cover
      ? [
          new Paragraph({
            spacing: { before: 2600, after: 160 },
            children: runs(report.organisation.name, { color: colours.muted, size: 22 }),
          }),
        ]
      : []),
    new Paragraph({ style: 'Title', children: runs(report.title) }),
    ...(report.subtitle === null
      ? []
      : [new Paragraph({ style: 'Subtitle', children: runs(report.subtitle) })]),
    new Paragraph({ spacing: { after: cover ? 1200 : 120 }, children: [] }),
    identityTable(report, hash, words),
    new Paragraph({ spacing: { after: 0 }, children: [] }),
  ]
  if (!cover || headingsOf(report).length < 3) return title
  return [
    ...title,
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({ style: 'ContentsTitle', children: runs(words('contents')) }),
    new TableOfContents(words('contents'), { hyperlink: true, headingStyleRange: '1-2', beginDirty: false }),
  ]
}

function identityTable(report: Report, hash: string, words: Words): Table {
  const show = valueText(report)
  const widths = [Math.round(textWidth.portrait * 0.32), Math.round(textWidth.portrait * 0.68)]
  const cell = (style: string, lines: readonly string[], at: 0 | 1) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: lines.map(
        (line) => new Paragraph({ style, children: runs(line, at === 1 ? { size: 18 } : {}) }),
      ),
    })
  return new Table({
    width: { size: textWidth.portrait, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: ruledRows,
    margins: { top: 50, bottom: 50, right: 100 },
    rows: identityOf(report, hash, words).map(({ label, value, valueType }) => {
      const shown = valueType === 'day' ? dayInWords(report.date, report.language) : show(value, valueType)
      const lines = typeof shown === 'string' ? [shown] : (shown ?? [''])
      return new TableRow({ children: [cell('FieldLabel', [label], 0), cell('FieldValue', lines, 1)] })
    }),
  })
}

function runningHeader(report: Report, width: number): Header {
  return new Header({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: colours.line, space: 4 } },
        children: [...runs(report.organisation.name), new TextRun({ text: '\t' }), ...runs(report.title)],
      }),
      ...(report.mark === undefined
        ? []
        : [
            new Paragraph({
              style: 'Small',
              alignment: AlignmentType.CENTER,
              children: runs(report.mark, { bold: true }),
            }),
          ]),
    ],
  })
}

function pageWords(words: Words): string {
  return words('page', { page: '{page}', pages: '{pages}' })
}

function footer(report: Report, hash: string, words: Words, orientation: PageGroup['orientation']): Footer {
  if (report.layout === 'letter') return letterFoot(report, pageWords(words), textWidth[orientation])
  const stated = [
    dayInWords(report.date, report.language),
    words('versionShort', { version: report.version }),
    words('hashShort', { hash: shortHash(hash) }),
  ].join('  ·  ')
  return new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth[orientation] }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: colours.line, space: 4 } },
        children: [...runs(stated), new TextRun({ text: '\t' }), ...pageNumber(pageWords(words))],
      }),
    ],
  })
}
