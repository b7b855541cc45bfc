import { createHash } from 'node:crypto'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { cite } from '#shared/kernel/citation.ts'
import { type Day, dayInWords } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const recordOfProcessingVersion = '1'

interface Names {
  /** The name of a system, a vendor or a field by its identifier. */
  readonly of: (id: string) => string
}

type Content = Pick<ReportInput, 'title' | 'subtitle' | 'layout' | 'sections' | 'sheets'>
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
    parts.push({ type: 'heading', level: 1, text: t(title), id, article: cite(article, words.language) })
    for (const entry of entries) parts.push(...entryBlocks(entry, names, words))
  }
  if (!single) parts.push(...overview(activities, words))
  add('asController', 'GDPR Art. 30(1)', 'controller', controller)
  add('asProcessor', 'GDPR Art. 30(2)', 'processor', processor)
  if (activities.length === 0) parts.push({ type: 'note', tone: 'information', text: t('empty') })
  return {
    title: single ? `${t('entry')} ${single.reference}` : t('title'),
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
      id: `entry-${anchorOf(activity.id)}`,
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
          value: value === null || value.length === 0 ? t('notStated') : value,
        })),
    },
  ]
}

interface Cell {
  readonly key: string
  readonly article: string | null
  /** Art. 30 asks for it: an empty one is shown as not stated. */
  readonly required: boolean
  readonly value: string | readonly string[] | null
  readonly valueType: 'text' | 'day'
}

function cellsOf(activity: ProcessingActivity, names: Names, words: Words): Cell[] {
  const isProcessor = activity.kind === 'processor'
  const first = isProcessor ? '30(2)' : '30(1)'
  const code = (list: string, key: string) => words.text(`codes:${list}.${key}`)
  const t = (key: string, params = {}) => words.text(`document:record.${key}`, params)
  const cell = (
    key: string,
    article: string | null,
    value: Cell['value'],
    required = article !== null,
  ): Cell => ({
    key,
    article: article && cite(article, words.language),
    required,
    value,
    valueType: 'text',
  })
  const day = (key: string, value: Day | null): Cell => ({ ...cell(key, null, value), valueType: 'day' })
  const controllers = activity.controllers.map(({ name, contact }) =>
    contact ? `${name}, ${contact}` : name,
  )
  return [
    cell('role', null, code('controllerRole', activity.kind)),
    cell(
      isProcessor ? 'controllers' : 'jointControllers',
      isProcessor ? 'GDPR Art. 30(2)(a)' : 'GDPR Art. 30(1)(a), 26',
      controllers,
      isProcessor || activity.kind === 'jointController',
    ),
    cell('description', null, activity.description),
    ...(isProcessor
      ? [
          cell(
            'operations',
            'GDPR Art. 30(2)(b)',
            activity.operations.map((key) => code('processingOperation', key)),
          ),
        ]
      : [
          cell(
            'purposes',
            'GDPR Art. 30(1)(b)',
            activity.purposes.map(({ name }) => name),
          ),
          cell(
            'dataSubjects',
            'GDPR Art. 30(1)(c)',
            activity.dataSubjects.map((subjects) =>
              [
                code('dataSubjectCategory', subjects.category),
                subjects.children ? t('children') : '',
                subjects.vulnerable ? t('vulnerable') : '',
                subjects.volume === null ? '' : t('volume', { count: subjects.volume }),
              ]
                .filter(Boolean)
                .join(', '),
            ),
          ),
          cell(
            'dataItems',
            'GDPR Art. 30(1)(c)',
            activity.dataItems.map((item) =>
              [
                item.description
                  ? `${code('dataCategory', item.category)}: ${item.description}`
                  : code('dataCategory', item.category),
                item.specialCategory
                  ? `${code('specialCategory', item.specialCategory)} (${cite('GDPR Art. 9(1)', words.language)})`
                  : '',
                item.criminalOffence ? t('criminalOffence') : '',
              ]
                .filter(Boolean)
                .join(', '),
            ),
          ),
          cell(
            'recipients',
            'GDPR Art. 30(1)(d)',
            activity.recipients.map(({ name, kind, categories }) => {
              const shared = categories.map((key) => code('dataCategory', key)).join(', ')
              return `${name} (${code('recipientKind', kind)})${shared ? `: ${shared}` : ''}`
            }),
          ),
        ]),
    cell(
      'transfers',
      `GDPR Art. ${first}(${isProcessor ? 'c' : 'e'})`,
      activity.transfers.length === 0
        ? t('noTransfers')
        : activity.transfers.map(({ country, recipient, tool, safeguards }) =>
            [words.country(country), recipient, tool ? code('transferTool', tool) : t('noTool'), safeguards]
              .filter(Boolean)
              .join(', '),
          ),
    ),
    ...(isProcessor
      ? []
      : [
          cell(
            'retention',
            'GDPR Art. 30(1)(f)',
            activity.retention.map((rule) => retentionText(rule, words)),
          ),
        ]),
    cell(
      'measures',
      `GDPR Art. ${first}(${isProcessor ? 'd' : 'g'})`,
      activity.measures.map(({ text }) => text),
    ),
    cell(
      'legalBasis',
      'GDPR Art. 6(1)',
      isProcessor ? [] : activity.purposes.map((purpose) => basisText(purpose, words)),
      false,
    ),
    cell(
      'legitimateInterest',
      'GDPR Art. 6(1)(f)',
      activity.purposes.map((p) => p.legitimateInterest).filter(Boolean),
      false,
    ),
    cell('systems', null, activity.systemIds.map(names.of)),
    cell('fields', null, [...new Set(activity.dataItems.flatMap(({ fieldIds }) => fieldIds))].map(names.of)),
    cell(
      'automatedDecision',
      'GDPR Art. 22',
      activity.automatedDecision ? activity.automatedDecision.logic : null,
      false,
    ),
    cell('profiling', null, activity.profiling ? t('yes') : null),
    cell('notice', 'GDPR Art. 13, 14', activity.notice, false),
    cell('dpia', 'GDPR Art. 35', dpiaText(activity, words), false),
    cell('department', null, activity.department),
    cell('owner', null, activity.owner),
    cell('status', null, code('processingActivityState', activity.status)),
    cell(
      'approval',
      null,
      activity.approval
        ? `${activity.approval.byName}, ${activity.approval.function}, ${dayInWords(activity.approval.on, words.language)}`
        : null,
    ),
    day('startedOn', activity.startedOn),
    day('endedOn', activity.endedOn),
    day('reviewOn', activity.reviewOn),
  ]
}

function basisText(purpose: ProcessingActivity['purposes'][number], words: Words): string {
  const parts = [
    purpose.legalBasis
      ? words.text(`codes:legalBasis.${purpose.legalBasis}`)
      : words.text('document:record.notStated'),
    purpose.nationalLaw,
    purpose.art9Condition ? words.text(`codes:art9Condition.${purpose.art9Condition}`) : '',
    purpose.art10Authority,
  ]
  return `${purpose.name}: ${parts.filter(Boolean).join('; ')}`
}

function retentionText(rule: ProcessingActivity['retention'][number], words: Words): string {
  const t = (key: string, params = {}) => words.text(`document:record.${key}`, params)
  const period = rule.period === null ? rule.criterion : t(`period.${rule.unit}`, { count: rule.period })
  const parts = [
    period,
    rule.startEvent ? t('from', { event: rule.startEvent }) : '',
    words.text(`codes:retentionEnd.${rule.endAction}`),
    rule.legalAct,
  ]
  return `${words.text(`codes:retentionPhase.${rule.phase}`)}: ${parts.filter(Boolean).join(', ')}`
}

function dpiaText({ dpia }: ProcessingActivity, words: Words): string[] {
  if (dpia.criteria.length === 0 && dpia.necessity === 'undetermined') return []
  return [
    words.text(`codes:dpiaNecessity.${dpia.necessity}`),
    ...dpia.criteria.map((key) => words.text(`codes:dpiaCriterion.${key}`)),
    dpia.reason,
  ].filter(Boolean)
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

/** An anchor says nothing about the store that it comes from, so it is a hash of the identifier. */
function anchorOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 12)
}
