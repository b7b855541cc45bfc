import type { Breach } from '#shared/contract/breach.ts'
import type { DutyStep } from '#shared/contract/reporting-duty.ts'
import { cite } from '#shared/kernel/citation.ts'
import { type ReportInput, valueText } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import { standingEntries } from '../reporting-duty/index.ts'
import { anchorOf } from './anchor.ts'
import { dutyTitle, keptText, proofsOf } from './duty-words.ts'
import type { FiledDuty } from './filed-duties.ts'

type Block = ReportInput['sections'][number]['blocks'][number]
type Sheet = NonNullable<ReportInput['sheets']>[number]

/** The duties of a breach, as they stand now. */
export type DutiesOf = (breachId: string) => readonly FiledDuty[]

/** Who else was told of a breach, step by step, with the proof of each: a remedial action of GDPR Art. 33(5). */
export function dutyBlocks(
  duties: readonly FiledDuty[],
  { id, timeZone }: Pick<Breach, 'id' | 'timeZone'>,
  words: Words,
): Block[] {
  if (duties.length === 0) return []
  const show = valueText({ language: words.language, timeZone })
  const text = words.text('document:duties.caption')
  return [
    { type: 'heading', level: 3, text, id: `${anchorOf(id)}-duties` },
    ...duties.flatMap((duty): Block[] => [
      {
        type: 'paragraph',
        text: [
          { text: dutyTitle(duty, words), style: 'strong' },
          ` (${duty.duty.reference}). `,
          whyText(duty, words),
        ],
      },
      ...(applies(duty) ? [stepsTable(duty, show, words)] : []),
    ]),
  ]
}

function whyText(duty: FiledDuty, words: Words): string {
  const { reason } = duty.duty
  if (!applies(duty)) return `${notApplying(duty, words)}. ${lastReason(duty)}`
  return reason === '' ? '' : words.text('reporting-duty:because', { reason })
}

function stepsTable(duty: FiledDuty, show: ReturnType<typeof valueText>, words: Words): Block {
  const title = (key: string) => words.text(`document:duties.${key}`)
  const said = (...parts: readonly ReturnType<typeof show>[]) => parts.filter(Boolean).join(', ') || null
  return {
    type: 'table',
    columns: [
      { title: title('step'), width: 1.5 },
      { title: title('article'), width: 1.5 },
      { title: title('latest'), width: 1.3 },
      { title: title('done'), width: 1.3 },
      { title: title('proof'), width: 2 },
      { title: title('ruleVersion'), width: 1.6 },
    ],
    rows: duty.steps.map((step) => [
      words.text(`reporting-duty:part.${step.step}`),
      articleOf(step, words),
      (step.dueAt === null ? show(step.dueOn, 'day') : show(step.dueAt, 'instant')) ?? stateText(step, words),
      said(show(step.doneAt, 'instant'), keptText(step, words)),
      proofOf(step, duty, words).join('; ') || null,
      // A place to break the line at.
      step.ruleVersion.replaceAll('@', ' @') || null,
    ]),
  }
}

/** One row a step, for spreadsheets. */
export function dutySheet(breaches: readonly Breach[], dutiesOf: DutiesOf, words: Words): Sheet[] {
  const rows = breaches.flatMap(({ id, reference }) =>
    dutiesOf(id).flatMap((duty) => {
      const { owedTo, kind, reference: ownReference } = duty.duty
      const who = [reference, ownReference, owedTo, words.text(`codes:dutyKind.${kind}`)]
      if (!applies(duty))
        return [[...who, null, null, null, null, null, notApplying(duty, words), lastReason(duty), null]]
      return duty.steps.map((step) => [
        ...who,
        words.text(`reporting-duty:part.${step.step}`),
        articleOf(step, words),
        step.dueAt,
        step.dueOn,
        step.doneAt,
        keptText(step, words) ?? openText(step, words),
        proofOf(step, duty, words).join(' · ') || null,
        step.ruleVersion || null,
      ])
    }),
  )
  if (rows.length === 0) return []
  const column = (key: string, width = 2) => ({ title: words.text(`document:duties.${key}`), width })
  return [
    {
      name: words.text('document:duties.sheet'),
      columns: [
        { title: words.text('document:breaches.reference'), width: 1 },
        column('reference', 1),
        column('who'),
        column('kind'),
        column('step'),
        column('article'),
        { ...column('latest'), valueType: 'instant' },
        { ...column('lastDay', 1), valueType: 'day' },
        { ...column('done'), valueType: 'instant' },
        column('state', 1),
        column('proof', 3),
        column('ruleVersion'),
      ],
      rows,
    },
  ]
}

function applies({ duty }: FiledDuty): boolean {
  return duty.status !== 'notApplicable'
}

function notApplying({ duty }: FiledDuty, words: Words): string {
  return words.text(`reporting-duty:status.${duty.status}`)
}

/** Why it does not apply. */
function lastReason({ duty }: FiledDuty): string {
  return standingEntries(duty.entries).findLast(({ what }) => what === 'notApplicable')?.reason ?? ''
}

function articleOf({ article }: DutyStep, words: Words): string | null {
  return article === null ? null : cite(article, words.language)
}

/** What is said of a step without an end: it has not begun, or it is owed without undue delay. */
export function stateText({ state }: DutyStep, words: Words): string {
  return words.text(
    state === 'waiting' ? 'document:clockSheet.states.notStarted' : 'document:duties.withoutDelay',
  )
}

/** What is said of a step that is not done. */
function openText(step: DutyStep, words: Words): string {
  const hasEnd = step.dueAt !== null || step.dueOn !== null
  return hasEnd ? words.text('reporting-duty:status.open') : stateText(step, words)
}

/** The proofs of every time that a step was done. */
function proofOf({ step }: DutyStep, duty: FiledDuty, words: Words): string[] {
  return standingEntries(duty.duty.entries)
    .filter(({ what, of }) => what === 'done' && of === step)
    .map((entry) => proofsOf(entry, duty, words).join(' · '))
}
