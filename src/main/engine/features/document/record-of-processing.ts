import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { cite } from '#shared/kernel/citation.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import { anchorOf } from './anchor.ts'
import { type Cell, cellsOf, type Names } from './record-cells.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const recordOfProcessingVersion = '2'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections' | 'sheets'>
type Block = ReportInput['sections'][number]['blocks'][number]

/**
 * The record of processing of GDPR Art. 30: the cells of Art. 30(1) or 30(2) first, in their order, then what goes
 * beyond them.
 * @param oneEntry the document shows one entry by itself, not the register
 */
export function recordOfProcessing(
  activities: readonly ProcessingActivity[],
  names: Names,
  words: Words,
  oneEntry: boolean,
): Content {
  const t = (key: string) => words.text(`document:record.${key}`)
  const controller = activities.filter(({ kind }) => kind !== 'processor')
  const processor = activities.filter(({ kind }) => kind === 'processor')
  const single = oneEntry ? activities[0] : undefined
  const parts: Block[] = []
  const add = (title: string, article: string, id: string, entries: readonly ProcessingActivity[]) => {
    if (entries.length === 0) return
    if (!single) parts.push({ type: 'pageBreak' })
    parts.push({ type: 'heading', level: 1, text: t(title), id, article: cite(article, words.language) })
    entries.forEach((entry, at) => {
      // A page of its own for each entry: it can be handed over, signed and replaced by itself.
      if (at > 0) parts.push({ type: 'pageBreak' })
      parts.push(...entryBlocks(entry, names, words))
    })
  }
  if (!single && activities.length > 0) parts.push(...overview(activities, words))
  add('asController', 'GDPR Art. 30(1)', 'controller', controller)
  add('asProcessor', 'GDPR Art. 30(2)', 'processor', processor)
  if (activities.length === 0) parts.push({ type: 'note', tone: 'information', text: t('empty') })
  return {
    title: single ? `${t('entry')} ${single.reference}` : t('title'),
    reference: single?.reference ?? null,
    subtitle: single ? single.name : t('subtitle'),
    layout: single ? 'compact' : 'cover',
    sections: [{ blocks: parts }],
    sheets: [registerSheet(activities, names, words)],
  }
}

function overview(activities: readonly ProcessingActivity[], words: Words): Block[] {
  const t = (key: string) => words.text(`document:record.${key}`)
  return [
    { type: 'heading', level: 1, text: t('overview'), id: 'overview', article: null },
    {
      type: 'table',
      caption: null,
      columns: [
        { title: t('reference'), width: 1.1 },
        { title: t('name'), width: 3 },
        { title: t('role'), width: 1.4 },
        { title: t('status'), width: 1.2 },
        { title: t('department'), width: 1.6 },
      ].map((column) => ({ ...column, article: null, valueType: 'text' as const, align: 'auto' as const })),
      rows: activities.map((activity) => [
        activity.reference,
        activity.name,
        words.text(`codes:controllerRole.${activity.kind}`),
        words.text(`codes:processingActivityState.${activity.status}`),
        activity.department,
      ]),
    },
  ]
}

function entryBlocks(activity: ProcessingActivity, names: Names, words: Words): Block[] {
  const t = (key: string) => words.text(`document:record.${key}`)
  const values = cellsOf(activity, names, words)
  return [
    {
      type: 'heading',
      level: 2,
      text: `${activity.reference} ${activity.name}`,
      id: anchorOf(activity.id),
      article: null,
    },
    {
      type: 'fields',
      fields: values
        .filter(({ required, value }) => required || (value !== null && value.length > 0))
        .map(({ key, article, value, valueType }) => ({
          label: t(key),
          article,
          valueType,
          value: value === null || value.length === 0 ? null : value,
        })),
    },
  ]
}

/** One row an entry: every cell of Art. 30 as a column, for spreadsheets. */
function registerSheet(activities: readonly ProcessingActivity[], names: Names, words: Words) {
  const t = (key: string) => words.text(`document:record.${key}`)
  const keys = new Map<string, Cell['valueType']>()
  const rows = activities.map((activity) => {
    const cells = cellsOf(activity, names, words)
    for (const { key, valueType } of cells) keys.set(key, valueType)
    return { activity, cells: new Map(cells.map((cell) => [cell.key, cell.value])) }
  })
  const column = (key: string, width: number, valueType: 'text' | 'number' | 'day' = 'text') => ({
    title: t(key),
    width,
    valueType,
    align: 'auto' as const,
    article: null,
  })
  return {
    name: t('sheet'),
    columns: [
      column('reference', 1),
      column('name', 2),
      ...[...keys].map(([key, valueType]) => column(key, 2, valueType)),
      column('completeness', 1, 'number'),
    ],
    rows: rows.map(({ activity, cells }) => [
      activity.reference,
      activity.name,
      ...[...keys.keys()].map((key) => cells.get(key) ?? null),
      activity.completeness,
    ]),
  }
}
