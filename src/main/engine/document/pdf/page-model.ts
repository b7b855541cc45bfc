import { dayInWords } from '#shared/kernel/dates.ts'
import { shortHash } from '../content-hash.ts'
import { identityOf } from '../identity.ts'
import { type PageGroup, pageGroups } from '../page-groups.ts'
import {
  alignmentOf,
  type Block,
  type Column,
  headingsOf,
  type Report,
  type RichText,
  type Section,
  type Value,
} from '../report.ts'
import { localeOf, type ValueText, valueText } from '../value-text.ts'
import type { Words } from '../words.ts'
import { drawable, markLongWords, missingSign } from './drawable.ts'

/** The report as the templates read it: every value already in words, every text showable. See templates/README.md. */
export type PageModel = Readonly<Record<string, unknown>>

/**
 * Turns a report into what the templates draw.
 * @param has whether the typeface can show a character; what it lacks is replaced, counted, and noted at the end
 */
export function pageModel(
  report: Report,
  hash: string,
  words: Words,
  has: (codePoint: number) => boolean,
): PageModel {
  let missing = 0
  const draw = (text: string) => {
    const drawing = drawable(text, has)
    missing += drawing.missing
    return markLongWords(drawing.text)
  }
  const show = valueText(report)
  const line = (text: string) => draw(text).replaceAll('\n', ' ')
  const lines = (shown: ReturnType<ValueText>) =>
    (typeof shown === 'string' ? [shown] : (shown ?? [])).map(draw)
  const groups = pageGroups(report)
    .flatMap(pageRuns)
    .map(({ orientation, blocks }) => ({
      orientation,
      blocks: blocks.map((block) => drawBlock(block, { draw, line, show })),
    }))
  const model = {
    title: line(report.title),
    subtitle: report.subtitle === null ? null : line(report.subtitle),
    author: line(report.author),
    version: line(report.version),
    organisation: {
      name: line(report.organisation.name),
      lines: [...report.organisation.addressLines, ...report.organisation.contact].map(line),
    },
    addressee: (report.addressee ?? []).map(line),
    reference: report.reference === null ? null : line(report.reference),
    language: report.language,
    region: localeOf[report.language].slice(-2),
    date: draw(dayInWords(report.date, report.language)),
    day: { year: part(report.date, 0), month: part(report.date, 1), day: part(report.date, 2) },
    hash,
    mark: report.mark === undefined ? null : line(report.mark),
    layout: report.layout,
    'contents-depth': contentsDepth(report),
    identity: identityOf(report, hash, words).map(({ label, valueType, value }) => ({
      label,
      lines: lines(valueType === 'day' ? dayInWords(report.date, report.language) : show(value, valueType)),
    })),
    words: {
      contents: words('contents'),
      version: words('version'),
      versionShort: line(words('versionShort', { version: report.version })),
      hashShort: words('hashShort', { hash: shortHash(hash) }),
      page: words('page', { page: '{page}', pages: '{pages}' }),
      notStated: words('notStated'),
      information: words('information'),
      attention: words('attention'),
      placeAndDate: words('placeAndDate'),
      signature: words('signature'),
    },
  }
  return { ...model, sections: missing === 0 ? groups : withNote(groups, words, missing) }
}

type Shown = Exclude<Block, { readonly type: 'pageBreak' }>

/** What stands between page breaks, apart: the compiler lays such runs out side by side on the cores there are. */
function pageRuns({
  orientation,
  blocks,
}: PageGroup): readonly { orientation: Orientation; blocks: Shown[] }[] {
  const runs: Shown[][] = [[]]
  for (const block of blocks) {
    if (block.type === 'pageBreak') runs.push([])
    else runs.at(-1)?.push(block)
  }
  // An empty section still has the page that states whose document it is.
  const filled = runs.filter((run) => run.length > 0)
  return (filled.length > 0 ? filled : [[]]).map((run) => ({ orientation, blocks: run }))
}

interface Drawer {
  readonly draw: (text: string) => string
  readonly line: (text: string) => string
  readonly show: ValueText
}

type Orientation = Section['orientation']

interface DrawnGroup {
  readonly orientation: Orientation
  readonly blocks: readonly unknown[]
}

function drawBlock(block: Shown, drawer: Drawer): unknown {
  const { draw, line, show } = drawer
  switch (block.type) {
    case 'heading':
      return { ...block, text: line(block.text), article: drawArticle(block.article, drawer) }
    case 'paragraph':
      return { type: block.type, spans: drawSpans(block.text, draw) }
    case 'fields':
      return {
        type: block.type,
        fields: block.fields.map(({ label, article, value, valueType }) => ({
          label: line(label),
          article: drawArticle(article, drawer),
          value: drawValue(show(value, valueType), draw),
        })),
      }
    case 'table':
      return {
        type: block.type,
        caption: block.caption === null ? null : line(block.caption),
        columns: block.columns.map((column) => ({
          title: line(column.title),
          article: drawArticle(column.article, drawer),
          width: column.width,
          align: alignmentOf(column),
        })),
        rows: block.rows.map((row) => drawRow(row, block.columns, drawer)),
      }
    case 'list':
      return { ...block, items: block.items.map((item) => drawSpans(item, draw)) }
    case 'note':
      return { type: block.type, tone: block.tone, spans: drawSpans(block.text, draw) }
    case 'signatures':
      return {
        type: block.type,
        signatures: block.signatures.map(({ role, name }) => ({
          role: line(role),
          name: name === null ? null : line(name),
        })),
      }
  }
}

function drawRow(
  row: readonly Value[],
  columns: readonly Column[],
  { draw, show }: Drawer,
): readonly unknown[] {
  return row.map((value, at) => drawValue(show(value, columns[at]?.valueType ?? 'text'), draw))
}

function drawValue(shown: ReturnType<ValueText>, draw: Drawer['draw']): string | readonly string[] | null {
  return shown === null ? null : typeof shown === 'string' ? draw(shown) : shown.map(draw)
}

function drawArticle(article: string | null, { line }: Drawer): string | null {
  return article === null ? null : line(article)
}

function drawSpans(text: RichText, draw: Drawer['draw']): readonly unknown[] {
  const spans = typeof text === 'string' ? [text] : text
  return spans.map((span) =>
    typeof span === 'string' ? { text: draw(span), style: 'plain' } : { ...span, text: draw(span.text) },
  )
}

/** A contents list of more than about eight pages helps nobody: then it names the first level only. */
function contentsDepth(report: Report): number {
  const headings = headingsOf(report)
  if (report.layout === 'compact' || headings.length < 3) return 0
  return headings.filter((heading) => heading.level <= 2).length > 300 ? 1 : 2
}

function withNote(groups: readonly DrawnGroup[], words: Words, missing: number): readonly DrawnGroup[] {
  const text = words('glyphsMissing', { count: missing, sign: missingSign })
  const note = { type: 'note', tone: 'information', spans: [{ text, style: 'plain' }] }
  return groups.map((group, at) =>
    at === groups.length - 1 ? { ...group, blocks: [...group.blocks, note] } : group,
  )
}

function part(day: string, at: 0 | 1 | 2): number {
  return Number(day.split('-')[at])
}
