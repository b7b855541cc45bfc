import type { Delivery, Letter } from '#shared/contract/letter.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { standingEvents } from '../../deadline/index.ts'
import type { CommandContext } from '../../router/index.ts'
import { clockEventsOf, recordClockEvent } from '../clock-event/index.ts'
import { requirePast } from '../past.ts'
import { type ClockRules, recomputeRequest } from '../rights-request/index.ts'
import type { LetterContents } from './contents.ts'

type Dispatch = Omit<Delivery, 'outcome' | 'outcomeAt' | 'outcomeEvidence' | 'incidentId'>

interface Settlement {
  readonly delivery: number
  readonly outcome: 'arrived' | 'bounced' | 'misdelivered'
  readonly at: Instant
  readonly evidence: string
}

/** @throws Fault `invalid-input` for a dispatch that lies in the future or before the letter was made */
export function dispatched(letter: Letter, delivery: Dispatch, now: Instant): Delivery[] {
  requirePast(delivery.dispatchedAt, now, ['delivery', 'dispatchedAt'])
  const pending: Delivery = {
    ...delivery,
    outcome: 'pending',
    outcomeAt: null,
    outcomeEvidence: '',
    incidentId: null,
  }
  return [...letter.deliveries, pending]
}

/** @throws Fault `invalid-input` for what is no delivery, lies in the future or before the dispatch */
export function settled(
  letter: Letter,
  { delivery, outcome, at, evidence }: Settlement,
  now: Instant,
): Delivery[] {
  const sent = letter.deliveries[delivery]
  if (sent === undefined) throw refusal(['delivery'], 'notOneOf')
  requirePast(at, now, ['at'])
  if (millisecondsOf(at) < millisecondsOf(sent.dispatchedAt)) throw refusal(['at'], 'beforeDispatch')
  return letter.deliveries.with(delivery, { ...sent, outcome, outcomeAt: at, outcomeEvidence: evidence })
}

/**
 * Tells the clocks what became of an answer that stands in the request's file: a bounce or a misdelivery opens it again
 * with its original limit, an arrival is noted.
 */
export async function tellClocks(
  letter: Letter,
  { outcome, at, evidence }: Settlement,
  context: CommandContext,
  { contents, rules }: { readonly contents: LetterContents; readonly rules: ClockRules },
): Promise<void> {
  const { subjectId, kind, rights, reference } = letter
  if (!subjectId.startsWith('request_')) return
  const events = standingEvents(await clockEventsOf(context.db, subjectId))
  const answered = contents.kinds[kind].events.filter((event) => answers.has(event))
  if (!events.some(({ event }) => answered.includes(event))) return
  await recordClockEvent(
    context,
    subjectId,
    {
      // What went to somebody else has not reached the person.
      event: outcome === 'arrived' ? 'answerArrived' : 'answerBounced',
      occurredAt: at,
      rights,
      regimes: [],
      correctionOf: null,
      reason: '',
      decidedBy: '',
      evidence: [reference, evidence].filter(Boolean).join(': '),
      facts: {},
    },
    { momentPath: ['at'] },
  )
  await recomputeRequest(await context.db.get('rightsRequest', subjectId), null, context, rules)
}

/** The legal events that close a right and that a bounce takes back. */
const answers: ReadonlySet<string> = new Set(['answerSent', 'partialAnswerSent', 'refusalSent'])

function refusal(path: readonly string[], key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path: [...path], key }] })
}
