import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  PageBreak,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  alignmentOf,
  type Block,
  type Column,
  type FieldsBlock,
  type RichText,
  type TableBlock,
  type Value,
} from '../report.ts'
import type { ValueText } from '../value-text.ts'
import type { Words } from '../words.ts'
import { signatureTable } from './signatures.ts'
import { colours } from './styles.ts'
import { runs } from './text.ts'

/** What drawing a block needs beside the block. */
export interface Surroundings {
  readonly words: Words
  readonly show: ValueText
  /** Between the margins, in twentieths of a point. */
  readonly width: number
  /** Numbers each numbered list from one: gives a number that no other list has. */
  readonly nextList: () => number
}

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
const alignments = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const
const hairline = { style: BorderStyle.SINGLE, size: 4, color: colours.line } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const ruledRows = {
  top: none,
  left: none,
  right: none,
  insideVertical: none,
  bottom: hairline,
  insideHorizontal: hairline,
} as const

/** Blocks as paragraphs and tables of a word processor. */
export function drawBlocks(blocks: readonly Block[], around: Surroundings): readonly FileChild[] {
  return blocks.flatMap((block, at) => {
    // A heading begins its page by itself: a break before it would leave an empty line above.
    if (block.type === 'pageBreak' && blocks[at + 1]?.type === 'heading') return []
    return drawBlock(block, around, blocks[at - 1]?.type === 'pageBreak')
  })
}

function drawBlock(block: Block, around: Surroundings, onNewPage: boolean): readonly FileChild[] {
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_3,
          pageBreakBefore: onNewPage,
          children: runs(block.text),
        }),
        ...(block.article === null ? [] : [small(block.article)]),
      ]
    case 'paragraph':
      return [new Paragraph({ children: richRuns(block.text) })]
    case 'fields':
      return [drawFields(block, around), gap()]
    case 'table':
      return [
        ...(block.caption === null
          ? []
          : [new Paragraph({ style: 'Caption', children: runs(block.caption) })]),
        drawTable(block, around),
        gap(),
      ]
    case 'list': {
      const instance = around.nextList()
      return block.items.map(
        (item) =>
          new Paragraph({
            children: richRuns(item),
            numbering: { reference: block.style, level: 0, instance },
          }),
      )
    }
    case 'note':
      return [drawNote(block.tone, block.text, around.words)]
    case 'signatures':
      return [gap(), signatureTable(block.signatures, around), gap()]
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

function drawFields({ fields }: FieldsBlock, { show, width, words }: Surroundings): Table {
  const labelWidth = Math.round(width * 0.32)
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [labelWidth, width - labelWidth],
    layout: TableLayoutType.FIXED,
    borders: ruledRows,
    margins: { top: 50, bottom: 50, right: 100 },
    rows: fields.map(
      (field) =>
        new TableRow({
          cantSplit: isShort(field.value),
          children: [
            new TableCell({
              width: { size: labelWidth, type: WidthType.DXA },
              children: [
                new Paragraph({ style: 'FieldLabel', children: runs(field.label) }),
                ...(field.article === null ? [] : [small(field.article)]),
              ],
            }),
            new TableCell({
              width: { size: width - labelWidth, type: WidthType.DXA },
              children: valueParagraphs(show(field.value, field.valueType), 'FieldValue', words('notStated')),
            }),
          ],
        }),
    ),
  })
}

function drawTable({ columns, rows }: TableBlock, { show, width }: Surroundings): Table {
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / shares))
  const size = textSize(columns.length)
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: ruledRows,
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, at) => headCell(column, widths[at] ?? 0, size)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.every(isShort),
            children: columns.map((column, at) => {
              const shown = show(row[at] ?? null, column.valueType)
              const alignment = alignments[alignmentOf(column)]
              return new TableCell({
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                children: valueParagraphs(shown, 'TableText', '–', { size, alignment }),
              })
            }),
          }),
      ),
    ],
  })
}

function headCell(column: Column, width: number, size: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.head },
    children: [
      new Paragraph({
        style: 'TableHead',
        alignment: alignments[alignmentOf(column)],
        children: runs(column.title, { size }),
      }),
      ...(column.article === null ? [] : [small(column.article)]),
    ],
  })
}

interface CellText {
  readonly size?: number
  readonly alignment?: (typeof AlignmentType)['LEFT' | 'CENTER' | 'RIGHT']
}

function valueParagraphs(
  shown: ReturnType<ValueText>,
  style: string,
  missing: string,
  { size, alignment }: CellText = {},
): readonly Paragraph[] {
  const look = size === undefined ? {} : { size }
  const place = alignment === undefined ? { style } : { style, alignment }
  if (shown === null)
    return [
      new Paragraph({ ...place, children: runs(missing, { ...look, color: colours.muted, italics: true }) }),
    ]
  if (typeof shown === 'string') return [new Paragraph({ ...place, children: runs(shown, look) })]
  return shown.map(
    (item) =>
      new Paragraph({ ...place, numbering: { reference: 'bulleted', level: 0 }, children: runs(item, look) }),
  )
}

function drawNote(tone: 'information' | 'attention', text: RichText, words: Words): Paragraph {
  const attention = tone === 'attention'
  const color = attention ? colours.attentionInk : colours.accent
  return new Paragraph({
    style: 'Note',
    shading: {
      type: ShadingType.CLEAR,
      color: 'auto',
      fill: attention ? colours.attention : colours.information,
    },
    border: { left: { style: BorderStyle.SINGLE, size: 20, color, space: 8 } },
    children: [
      new TextRun({ text: words(attention ? 'attention' : 'information'), bold: true, color }),
      new TextRun({ break: 1 }),
      ...richRuns(text),
    ],
  })
}

function richRuns(text: RichText): readonly TextRun[] {
  const spans = typeof text === 'string' ? [text] : text
  return spans.flatMap((span) => {
    if (typeof span === 'string') return runs(span)
    if (span.style === 'citation') return runs(span.text, { color: colours.accent })
    return runs(span.text, span.style === 'strong' ? { bold: true } : { italics: true })
  })
}

function small(text: string): Paragraph {
  return new Paragraph({ style: 'Small', keepNext: true, children: runs(text) })
}

/** A table needs a paragraph after it, or the next table would join it. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 60 }, children: [] })
}

/** A row that is short stays on one page; a long one would leave half a page empty, or not fit on any. */
function isShort(value: Value): boolean {
  if (Array.isArray(value)) return value.length <= 12 && value.join('').length <= 600
  return String(value ?? '').length <= 600
}

/** In half points; type grows smaller with the number of columns, as on the PDF's pages. */
function textSize(columns: number): number {
  return columns <= 5 ? 18 : columns <= 8 ? 16 : columns <= 13 ? 14 : 12
}
