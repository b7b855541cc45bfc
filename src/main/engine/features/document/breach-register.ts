import type { Breach } from '#shared/contract/breach.ts'
import type { StandingFiling } from '#shared/contract/breach-filing.ts'
import type { ClockEvent } from '#shared/contract/clock.ts'
import { cite } from '#shared/kernel/citation.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import { anchorOf } from './anchor.ts'
import { type BreachCell, breachCellsOf } from './breach-cells.ts'
import { type DutiesOf, dutyBlocks, dutySheet } from './duty-register.ts'
import type { FiledDuty } from './filed-duties.ts'
import { type FilingsOf, filingBlocks, filingSheet } from './filing-blocks.ts'
import type { Names } from './record-cells.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const breachRegisterVersion = '5'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections' | 'sheets'>
type Block = ReportInput['sections'][number]['blocks'][number]

/** What was told to others of each breach. */
interface Told {
  readonly filingsOf: FilingsOf
  readonly dutiesOf: DutiesOf
}

/**
 * The documentation of breaches, notified or not (GDPR Art. 33(5)): a list of all, then the file of each with what was
 * filed with authorities, who else was told, and the legal events that its clocks rest on.
 * @param oneBreach the document shows one breach by itself, not the register
 */
export function breachRegister(
  breaches: readonly Breach[],
  events: readonly ClockEvent[],
  { filingsOf, dutiesOf }: Told,
  names: Names,
  words: Words,
  oneBreach: boolean,
): Content {
  const t = (key: string) => words.text(`document:breaches.${key}`)
  const single = oneBreach ? breaches[0] : undefined
  const files = breaches.map((breach) => ({ breach, cells: breachCellsOf(breach, names, words) }))
  const blocks: Block[] = single ? [] : overview(breaches, words)
  for (const { breach, cells } of files) {
    if (!single) blocks.push({ type: 'pageBreak' })
    const ofBreach = events.filter(({ subjectId }) => subjectId === breach.id)
    const told = { filings: filingsOf(breach.id), duties: dutiesOf(breach.id) }
    blocks.push(...breachBlocks(breach, cells, ofBreach, told, words))
  }
  return {
    title: single ? `${t('entry')} ${single.reference}` : t('title'),
    reference: single?.reference ?? null,
    subtitle: single ? single.title : t('subtitle'),
    layout: single ? 'compact' : 'cover',
    sections: [{ blocks }],
    sheets: [
      registerSheet(files, words),
      ...filingSheet(breaches, filingsOf, words),
      ...dutySheet(breaches, dutiesOf, words),
    ],
  }
}

function overview(breaches: readonly Breach[], words: Words): Block[] {
  const t = (key: string) => words.text(`document:breaches.${key}`)
  const column = (key: string, width: number, valueType: 'text' | 'instant' = 'text') => ({
    title: words.text(key),
    width,
    valueType,
  })
  return [
    {
      type: 'heading',
      level: 1,
      text: t('overview'),
      id: 'overview',
      article: cite('GDPR Art. 33(5)', words.language),
    },
    breaches.length === 0
      ? { type: 'note', tone: 'information', text: t('empty') }
      : {
          type: 'table',
          columns: [
            column('document:breaches.reference', 1.3),
            column('breach:field.title', 3),
            column('breach:field.awareAt', 1.4, 'instant'),
            column('document:breaches.authorityNotification', 1.6),
            column('breach:field.notifiedAt', 1.4, 'instant'),
            column('document:breaches.peopleNotification', 1.6),
          ],
          rows: breaches.map((breach) => [
            breach.reference,
            breach.title,
            breach.awareAt,
            words.text(`codes:verdict.${breach.authorityNotification}`),
            breach.notifiedAt,
            words.text(`codes:verdict.${breach.dataSubjectNotification}`),
          ]),
        },
  ]
}

function breachBlocks(
  breach: Breach,
  cells: readonly BreachCell[],
  events: readonly ClockEvent[],
  { filings, duties }: { readonly filings: readonly StandingFiling[]; readonly duties: readonly FiledDuty[] },
  words: Words,
): Block[] {
  const t = (key: string) => words.text(`document:breaches.${key}`)
  // A corrected event stands in the audit log; its correction says what is true.
  const corrected = new Set(events.map(({ correctionOf }) => correctionOf))
  const standing = events
    .filter(({ id }) => !corrected.has(id))
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
  return [
    {
      type: 'heading',
      level: 2,
      text: `${breach.reference} ${breach.title}`,
      id: anchorOf(breach.id),
    },
    {
      type: 'fields',
      fields: cells
        .filter(({ required, value }) => required || (value !== null && value.length > 0))
        .map(({ key, article, valueType, value }) => ({
          label: words.text(key),
          article,
          valueType,
          value: value === null || value.length === 0 ? null : value,
        })),
    },
    ...filingBlocks(filings, words),
    ...dutyBlocks(duties, breach, words),
    ...(standing.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            caption: t('events'),
            columns: [
              { title: t('eventAt'), width: 1.3, valueType: 'instant' as const },
              { title: t('event'), width: 2 },
              { title: t('eventReason'), width: 3.4 },
            ],
            rows: standing.map(({ occurredAt, event, reason, evidence }) => [
              occurredAt,
              words.text(`codes:clockEvent.${event}`),
              [reason, evidence].filter(Boolean),
            ]),
          },
        ]),
  ]
}

/** One row a breach: every cell of its file as a column, for spreadsheets. */
function registerSheet(
  files: readonly { readonly breach: Breach; readonly cells: readonly BreachCell[] }[],
  words: Words,
) {
  const columns = new Map(files.flatMap(({ cells }) => cells.map(({ key, valueType }) => [key, valueType])))
  const head = ['document:breaches.reference', 'breach:field.title'] as const
  return {
    name: words.text('document:breaches.sheet'),
    columns: [
      ...head.map((key, at) => ({ title: words.text(key), width: at + 1 })),
      ...[...columns].map(([key, valueType]) => ({ title: words.text(key), width: 2, valueType })),
    ],
    rows: files.map(({ breach, cells }) => [
      breach.reference,
      breach.title,
      ...cells.map(({ value }) => value),
    ]),
  }
}
