import * as z from 'zod'
import { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import { Language } from '#shared/kernel/message.ts'

/**
 * The neutral document: what a feature says, without how a format shows it. Features build it with `buildReport`, the
 * renderers turn it into PDF, DOCX, XLSX, CSV and JSON. All texts are already in the report's language.
 */

/** Text within a line: plain, emphasised, strong, or the citation of an article such as `GDPR Art. 30(1)`. */
const Span = z.union([
  z.string(),
  z.object({ text: z.string(), style: z.enum(['emphasis', 'strong', 'citation']) }),
])
const RichText = z.union([z.string(), z.array(Span).readonly()])
export type Span = z.infer<typeof Span>
export type RichText = z.infer<typeof RichText>

export const ValueType = z.enum(['text', 'number', 'day', 'instant'])
export type ValueType = z.infer<typeof ValueType>

/** A value keeps its type, so that spreadsheets sort and count it; several texts are a list. */
const Value = z.union([z.string(), z.number(), z.array(z.string()).readonly(), z.null()])
export type Value = z.infer<typeof Value>

const schemaOf = {
  text: z.union([z.string(), z.array(z.string()).readonly(), z.null()]),
  number: z.union([z.number(), z.null()]),
  day: z.union([Day, z.null()]),
  instant: z.union([Instant, z.null()]),
} as const satisfies Record<ValueType, z.ZodType>

/** As cited, for example `GDPR Art. 30(1)(b)`; shown beside a label in small type. */
const Article = z.string().nullable().default(null)

/** Names a place in the document that links and contents lead to. */
const Anchor = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/)

const Heading = z.object({
  type: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  text: z.string().min(1),
  id: Anchor,
  article: Article,
})

const Paragraph = z.object({ type: z.literal('paragraph'), text: RichText })

const Field = z
  .object({ label: z.string(), article: Article, valueType: ValueType.default('text'), value: Value })
  .superRefine(({ valueType, value }, check) => {
    if (!schemaOf[valueType].safeParse(value).success)
      check.addIssue({ code: 'custom', path: ['value'], message: `not a ${valueType}` })
  })
const Fields = z.object({ type: z.literal('fields'), fields: z.array(Field).readonly() })

const Column = z.object({
  title: z.string(),
  article: Article,
  valueType: ValueType.default('text'),
  /** Its share of the table's width, against the other columns' shares. */
  width: z.number().positive().default(1),
  /** `auto`: numbers at the end, everything else at the start. */
  align: z.enum(['auto', 'start', 'center', 'end']).default('auto'),
})
export type Column = z.infer<typeof Column>

const Rows = z.array(z.array(Value).readonly()).readonly()

const Table = z
  .object({
    type: z.literal('table'),
    caption: z.string().nullable().default(null),
    columns: z.array(Column).min(1).readonly(),
    rows: Rows,
  })
  .superRefine(checkRows)

const List = z.object({
  type: z.literal('list'),
  style: z.enum(['bulleted', 'numbered']).default('bulleted'),
  items: z.array(RichText).readonly(),
})

const Note = z.object({ type: z.literal('note'), tone: z.enum(['information', 'attention']), text: RichText })

/** Lines to sign on: in which role, and who if known. */
const Signatures = z.object({
  type: z.literal('signatures'),
  signatures: z.array(z.object({ role: z.string(), name: z.string().nullable().default(null) })).readonly(),
})

const PageBreak = z.object({ type: z.literal('pageBreak') })

const Block = z.discriminatedUnion('type', [
  Heading,
  Paragraph,
  Fields,
  Table,
  List,
  Note,
  Signatures,
  PageBreak,
])
export type Block = z.infer<typeof Block>
export type TableBlock = z.infer<typeof Table>
export type FieldsBlock = z.infer<typeof Fields>

/** A run of blocks on pages of one orientation; a change of orientation begins a new page. */
const Section = z.object({
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  blocks: z.array(Block).readonly(),
})
export type Section = z.infer<typeof Section>

/** The same content as a flat table, for XLSX and CSV. CSV carries the first sheet. */
const Sheet = z
  .object({ name: z.string().min(1), columns: z.array(Column).min(1).readonly(), rows: Rows })
  .superRefine(checkRows)
export type Sheet = z.infer<typeof Sheet>

const Organisation = z.object({
  name: z.string().min(1),
  addressLines: z.array(z.string()).readonly(),
  /** E-mail and telephone, a line each; GDPR Art. 30(1)(a). */
  contact: z.array(z.string()).readonly().default([]),
  /** Name, address, e-mail, telephone of the representative of GDPR Art. 27, a line each. */
  representative: z.array(z.string()).readonly().default([]),
  /** Name, e-mail, telephone of the data protection officer, a line each; GDPR Art. 30(1)(a). */
  dpoContact: z.array(z.string()).readonly().default([]),
})

export const Report = z
  .object({
    /** The document's key, such as `record-of-processing`. */
    kind: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string().min(1).max(500),
    /** Of the one record that the document shows, such as `PA-2026-001`; null: it shows a register. */
    reference: z.string().nullable().default(null),
    subtitle: z.string().nullable().default(null),
    language: Language,
    /** The zone in which moments are shown. */
    timeZone: TimeZone,
    organisation: Organisation,
    /** The day as of which the document speaks. */
    date: Day,
    version: z.string().min(1),
    author: z.string().min(1),
    /** The version of the feature's wording and structure; part of the content hash. */
    templateVersion: z.string().min(1),
    /** `cover`: title page and contents; `compact`: the title above the text; `letter`: sender, addressee, day, title. */
    layout: z.enum(['cover', 'compact', 'letter']).default('cover'),
    /** Of a letter: name and address, a line each. */
    addressee: z.array(z.string()).readonly().optional(),
    /** What every page says of the document as a whole, such as that it is a draft. */
    mark: z.string().min(1).optional(),
    /** What the JSON form says in place of the pages, for documents that programs read by a scheme of their own. */
    plain: z.record(z.string(), z.json()).optional(),
    sections: z.array(Section).min(1).readonly(),
    sheets: z.array(Sheet).readonly().default([]),
    /** The same content for machines, which JSON carries as it is (GDPR Art. 20(1)). */
    records: z.json().optional(),
  })
  .superRefine((report, check) => {
    const seen = new Set<string>()
    for (const anchor of headingsOf(report).map((heading) => heading.id)) {
      if (seen.has(anchor)) check.addIssue({ code: 'custom', message: `the anchor ${anchor} stands twice` })
      seen.add(anchor)
    }
    const names = report.sheets.map((sheet) => sheet.name.toLowerCase())
    if (new Set(names).size < names.length)
      check.addIssue({ code: 'custom', message: 'two sheets, one name' })
  })
export type Report = z.infer<typeof Report>
export type ReportInput = z.input<typeof Report>

/**
 * Checks a report that a feature has put together and fills in what it left to the defaults.
 * @throws Error (a bug of the feature) when a value does not fit its type or a row its columns
 */
export function buildReport(input: ReportInput): Report {
  return Report.parse(input)
}

/** The headings of a report in reading order. */
export function headingsOf(report: {
  readonly sections: readonly { readonly blocks: readonly Block[] }[]
}): readonly z.infer<typeof Heading>[] {
  return report.sections.flatMap((section) => section.blocks.filter((block) => block.type === 'heading'))
}

/** Where a column's cells stand: `auto` puts numbers at the end and everything else at the start. */
export function alignmentOf(column: Column): 'start' | 'center' | 'end' {
  if (column.align !== 'auto') return column.align
  return column.valueType === 'number' ? 'end' : 'start'
}

function checkRows(
  { columns, rows }: { readonly columns: readonly Column[]; readonly rows: z.infer<typeof Rows> },
  check: { addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string }): void },
): void {
  rows.forEach((row, at) => {
    if (row.length !== columns.length)
      check.addIssue({
        code: 'custom',
        path: ['rows', at],
        message: `${columns.length} columns, ${row.length} cells`,
      })
    columns.forEach(({ valueType }, column) => {
      const value = row[column]
      if (value !== undefined && !schemaOf[valueType].safeParse(value).success)
        check.addIssue({ code: 'custom', path: ['rows', at, column], message: `not a ${valueType}` })
    })
  })
}
