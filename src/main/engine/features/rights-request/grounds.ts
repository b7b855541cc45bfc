import type { ClockEvent } from '#shared/contract/clock.ts'
import type { RequestOutcome, Right } from '#shared/contract/codes.ts'
import {
  contentLimitsFor,
  extensionGroundsFor,
  outcomesFor,
  refusalGroundsFor,
} from '#shared/contract/grounds.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import { standingEvents } from '../../deadline/index.ts'

type Said = Pick<ClockEvent, 'event' | 'rights' | 'facts'>

/**
 * Grounds belong to lists of their own: a refusal has no limit of content, an answer no ground of refusal, and each fits a
 * right that the event concerns.
 * @throws Fault `invalid-input`
 */
export function requireFittingGrounds({ event, rights, facts }: Said, ofRequest: readonly Right[]): void {
  const concerned = rights.length === 0 ? ofRequest : rights
  requireOneOf('refusalGrounds', facts, event === 'refusalSent' ? refusalGroundsFor(concerned) : [])
  requireOneOf('contentLimits', facts, isAnswer(event) ? contentLimitsFor(concerned) : [])
  requireOneOf(
    'extensionGrounds',
    facts,
    event === 'extensionNoticeSent' ? extensionGroundsFor(concerned) : [],
  )
}

/**
 * An outcome fits the rights that were asked; that all was refused is said by events alone, which name who decided it (GDPR
 * Art. 12(4)).
 * @throws Fault `decision-needs-decider` when the outcome says so and no refusal stands, `invalid-input` when a right was
 *   not refused, or the outcome fits none of them
 */
export function requireFittingOutcome(
  outcome: RequestOutcome | null | undefined,
  rights: readonly Right[],
  events: readonly ClockEvent[],
): void {
  if (outcome === null || outcome === undefined) return
  if (!outcomesFor(rights).includes(outcome)) throw refusal(['outcome'], 'notForTheseRights')
  if (outcome !== 'refused') return
  const standing = standingEvents(events)
  const refusals = standing.filter(({ event }) => event === 'refusalSent')
  if (refusals.length === 0) throw new Fault('decision-needs-decider')
  const isRefused = (right: Right) =>
    refusals.some(({ rights: refused }) => refused.length === 0 || refused.includes(right))
  if (!rights.every(isRefused) || standing.some(({ event }) => isAnswer(event)))
    throw refusal(['outcome'], 'refusedInPart')
}

/** Refusals and extensions that stand in the file without saying why (GDPR Art. 12(3), 12(4)). */
export function groundFindings(
  request: Pick<RightsRequest, 'rights'>,
  events: readonly ClockEvent[],
): readonly Message[] {
  const finding = (key: string, article: string): Message => ({
    key: `rights-request:finding.${key}`,
    params: {},
    article,
  })
  const standing = standingEvents(events)
  const unfounded = standing.some((event) => {
    if (event.event !== 'refusalSent') return false
    const refused = event.rights.length === 0 ? request.rights : event.rights
    return refused.some((right) => !isFounded(right, event.facts.refusalGrounds ?? []))
  })
  const unreasoned = standing.some(
    ({ event, facts, reason }) =>
      event === 'extensionNoticeSent' && (facts.extensionGrounds ?? []).length === 0 && reason === '',
  )
  return [
    ...(unfounded ? [finding('refusalWithoutGround', 'GDPR Art. 12(4)')] : []),
    ...(unreasoned ? [finding('extensionWithoutGround', 'GDPR Art. 12(3)')] : []),
  ]
}

function isFounded(right: Right, grounds: readonly string[]): boolean {
  const fitting: readonly string[] = refusalGroundsFor([right])
  return grounds.some((ground) => fitting.includes(ground))
}

function isAnswer(event: ClockEvent['event']): boolean {
  return event === 'answerSent' || event === 'partialAnswerSent'
}

function requireOneOf(
  name: 'refusalGrounds' | 'contentLimits' | 'extensionGrounds',
  facts: ClockEvent['facts'],
  fitting: readonly string[],
): void {
  if ((facts[name] ?? []).some((ground) => !fitting.includes(ground)))
    throw refusal(['event', 'facts', name], 'notForTheseRights')
}

function refusal(path: readonly string[], key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path, key }] })
}
