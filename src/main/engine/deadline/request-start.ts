import { ruleInForce } from '#engine/law/index.ts'
import { addDays, type Day, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import type { Positions } from './position.ts'
import { dayOf, eventsOf, type RequestFile } from './request-file.ts'
import type { Suspension } from './suspension.ts'

/** What can hold back the start of a period. */
export type StartCondition = 'identity' | 'mandate' | 'fee'

/** From which day a period runs, or what it waits for. */
export interface Begin {
  readonly start: Day | null
  readonly waitsFor: StartCondition | null
  readonly startedBy: StartCondition | null
  /** Dispute D5: the day on which a European period starts anew. */
  readonly anew: Day | null
  readonly warnings: readonly Message[]
}

/** The period runs from receipt, whatever was asked since: the cautious start. */
export function asReceived(start: Day): Begin {
  return { start, waitsFor: null, startedBy: null, anew: null, warnings: [] }
}

/** The start that the law of the regime gives. `end` is where the period would end if it ran from receipt. */
export function startOf(
  file: RequestFile,
  receivedOn: Day,
  suspensions: readonly Suspension[],
  positions: Positions,
  end: Day,
): Begin {
  if (file.regime === 'uk') return britishStart(file, receivedOn, end)
  if (file.regime === 'ch') return swissStart(file, receivedOn, end)
  const identity = suspensions.findLast(({ ground }) => ground === 'identity' || ground === 'mandate')
  if (positions.D5 !== 'startAnew' || identity?.to === undefined || identity.to === null)
    return asReceived(receivedOn)
  return { ...asReceived(identity.to), anew: identity.to }
}

/**
 * UK GDPR Art. 12A: the latest of receipt of the request, of the information asked for under Art. 12(6) and of the fee.
 * What is asked after the period has ended starts nothing anew.
 */
function britishStart(file: RequestFile, receivedOn: Day, end: Day): Begin {
  const conditions = [
    { by: 'identity', asked: 'identityAsked', given: 'identityProved' },
    { by: 'mandate', asked: 'authorityOfRepresentativeAsked', given: 'authorityOfRepresentativeProved' },
    { by: 'fee', asked: 'feeAnnounced', given: 'feePaid' },
  ] as const
  let begin = asReceived(receivedOn)
  for (const { by, asked, given } of conditions) {
    if (by === 'identity' && !file.rightRule.identityDoubt) continue
    const asking = eventsOf(file, asked).find((event) => dayOf(file, event) >= receivedOn)
    if (asking === undefined || (by === 'fee' && isDropped(file, asking))) continue
    if (dayOf(file, asking) > end) {
      begin = { ...begin, warnings: [...begin.warnings, askedAfterEnd(file, by, asking, end)] }
      continue
    }
    const answer = after(file, asking, eventsOf(file, given))
    if (answer === undefined) return { ...begin, start: null, waitsFor: by }
    const on = dayOf(file, answer)
    if (begin.start !== null && on > begin.start) begin = { ...begin, start: on, startedBy: by }
  }
  return begin
}

/**
 * FADP Ordinance Art. 19(3): the thirty days start when the ten days to confirm the fee have run out. A fee announced
 * after the thirty days have ended starts nothing anew.
 */
function swissStart(file: RequestFile, receivedOn: Day, end: Day): Begin {
  const announced = eventsOf(file, 'feeAnnounced').find((event) => dayOf(file, event) >= receivedOn)
  if (announced === undefined || isDropped(file, announced)) return asReceived(receivedOn)
  if (dayOf(file, announced) > end)
    return { ...asReceived(receivedOn), warnings: [askedAfterEnd(file, 'fee', announced, end)] }
  const days = ruleInForce(file.law, 'ch', 'confirmFee', dayOf(file, announced))?.value ?? 0
  return { ...asReceived(addDays(dayOf(file, announced), days)), startedBy: 'fee' }
}

function askedAfterEnd(file: RequestFile, by: StartCondition, asking: LegalEvent, end: Day): Message {
  return {
    key: `deadline:warning.askedAfterEnd.${by}`,
    params: { on: dayOf(file, asking), end },
    article: startArticle(file),
  }
}

/** The provision on what holds back the start of a period. */
export function startArticle({ regime, rule }: RequestFile): string | null {
  return regime === 'ch' ? 'FADP Ordinance Art. 19(3)' : (rule?.heldBackBy ?? null)
}

function isDropped(file: RequestFile, announced: LegalEvent): boolean {
  return after(file, announced, eventsOf(file, 'feeWithdrawn')) !== undefined
}

function after(
  file: RequestFile,
  asking: LegalEvent,
  answers: readonly LegalEvent[],
): LegalEvent | undefined {
  const askedAt = millisecondsOf(asking.occurredAt)
  return answers.find(
    (answer) => millisecondsOf(answer.occurredAt) >= askedAt && dayOf(file, answer) >= dayOf(file, asking),
  )
}
