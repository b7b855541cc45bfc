import type { ClockEvent, RequestClock } from '#shared/contract/clock.ts'
import type { RightsRequestState } from '#shared/contract/codes.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { requestClock, standingEvents } from '../../deadline/index.ts'
import type { Calendars, Law } from '../../law/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { type PolicyHistory, policyHistory, underPolicies } from '../policy-history.ts'

/** What clocks are computed from besides the request and its events. */
export interface ClockRules {
  readonly law: Law
  readonly calendars: Calendars
}

/** The same with the policies of the store, for a calculation. */
export interface RulesInForce extends ClockRules {
  readonly policies: PolicyHistory
}

export async function rulesInForce(rules: ClockRules, db: Pick<ReadDb, 'kysely'>): Promise<RulesInForce> {
  return { ...rules, policies: await policyHistory(db, rules.law) }
}

type Request = Pick<RightsRequest, 'rights' | 'regimes' | 'timeZone' | 'country' | 'region'>

/** The clock of each right under each regime, from the legal events alone. */
export function clocksOf(
  request: Request,
  events: readonly ClockEvent[],
  { law, calendars, policies }: RulesInForce,
  today: Day,
): RequestClock[] {
  const { timeZone: zone, country, region } = request
  return request.rights.flatMap((right) =>
    request.regimes.map((regime) => {
      const input = { right, regime, events, zone, country, region, law, calendars, today }
      const clock = underPolicies(policies, (policy) =>
        requestClock({ ...input, positions: policy.positions, policy }),
      )
      return {
        right,
        regime,
        state: clock.state,
        dueOn: clock.dueLegal,
        cautiousOn: clock.dueCautious,
        refusalDueOn: clock.refusalDue,
        extensionNoticeDueOn: clock.extensionNoticeDue,
        closedOn: clock.closedOn,
        inTime: clock.inTime,
        ruleVersion: clock.ruleVersion,
        alternatives: [...clock.alternatives],
        otherLimits: [...clock.otherLimits],
        steps: [...clock.steps],
        warnings: [...clock.warnings],
      }
    }),
  )
}

/** What the record itself shows of its clocks: of the open ones the earliest dates lead. */
export function summaryOf(
  clocks: readonly RequestClock[],
): Pick<
  RightsRequest,
  'clockState' | 'dueOn' | 'cautiousOn' | 'refusalDueOn' | 'closedOn' | 'answeredInTime' | 'ruleVersion'
> {
  const open = clocks.filter(({ state }) => state !== 'closed')
  const closed = open.length === 0
  const considered = closed ? clocks : open
  return {
    clockState: closed
      ? 'closed'
      : ((['running', 'suspended', 'notStarted'] as const).find((state) =>
          open.some((clock) => clock.state === state),
        ) ?? 'running'),
    dueOn: earliest(considered.map(({ dueOn }) => dueOn)),
    cautiousOn: earliest(considered.map(({ cautiousOn }) => cautiousOn)),
    refusalDueOn: closed ? null : earliest(open.map(({ refusalDueOn }) => refusalDueOn)),
    closedOn: closed ? latest(clocks.map(({ closedOn }) => closedOn)) : null,
    answeredInTime: closed ? clocks.every(({ inTime }) => inTime !== false) : null,
    ruleVersion: [...new Set(clocks.map(({ ruleVersion }) => ruleVersion))].join(', '),
  }
}

/** The status that an event brings about; events that are not named leave it as it is. */
const statusAfter: Partial<Record<ClockEvent['event'], RightsRequestState>> = {
  identityAsked: 'requiresAction',
  identityProved: 'accepted',
  authorityOfRepresentativeAsked: 'requiresAction',
  authorityOfRepresentativeProved: 'accepted',
  clarificationAsked: 'requiresAction',
  clarificationAnswered: 'accepted',
  extensionNoticeSent: 'actionDelayed',
  processorAsked: 'accepted',
  partialAnswerSent: 'accepted',
  answerSent: 'fulfilled',
  refusalSent: 'rejected',
  identityUnanswered: 'unfulfilled',
  withdrawnByRequester: 'unfulfilled',
  weAreProcessor: 'unfulfilled',
  forwardedToController: 'unfulfilled',
  subjectDeceased: 'requiresAction',
  answerBounced: 'accepted',
  reopened: 'accepted',
}

/**
 * The request's status after the events that stand, as they happened. A closing one counts only when every right is
 * closed; of several ways in which rights closed, an answer says most.
 */
export function statusOf(events: readonly ClockEvent[], closed: boolean): RightsRequestState {
  const reached = standingEvents(events).flatMap(({ event, facts }) =>
    // A right that is answered completely is answered, also where the others of the request are refused.
    event === 'partialAnswerSent' && facts.completes === true ? 'fulfilled' : (statusAfter[event] ?? []),
  )
  const last = (states: readonly RightsRequestState[]) => reached.findLast((state) => states.includes(state))
  if (!closed) return last(open) ?? 'initiated'
  return closings.find((state) => reached.includes(state)) ?? 'unfulfilled'
}

const closings: readonly RightsRequestState[] = ['fulfilled', 'rejected', 'unfulfilled']
const open: readonly RightsRequestState[] = ['accepted', 'requiresAction', 'actionDelayed']

function earliest(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null
}

function latest(days: readonly (Day | null)[]): Day | null {
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}
