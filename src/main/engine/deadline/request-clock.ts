import { versionOf } from '#engine/law/index.ts'
import type { Regime, Right } from '#shared/contract/codes.ts'
import type { Day, Instant } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { citedAs } from './article.ts'
import { type OtherLimit, otherLimitsOf } from './other-limit.ts'
import { passedOver } from './passed-over.ts'
import { type Alternative, alternativesOf, positionSteps } from './position.ts'
import { type Closing, courseOf } from './request-closing.ts'
import { dayOf, type RequestClockInput, type RequestFile, requestFile } from './request-file.ts'
import { isExtended, type RequestLimits, requestLimits } from './request-limits.ts'
import { notedSteps, workingOf } from './request-steps.ts'
import { warningsOf } from './request-warnings.ts'
import { weekdayOf } from './temporal.ts'

/** The clock of one right under one regime, computed from legal events alone. */
export interface RequestClock {
  readonly right: Right
  readonly regime: Regime
  /** `notStarted` also where no clock of ours runs: nothing received, only a processor, the person has died. */
  readonly state: 'notStarted' | 'running' | 'suspended' | 'closed'
  /** The day of receipt. */
  readonly receivedOn: Day | null
  /** With the suspensions that the law allows; null while a suspension is open or the period has not started. */
  readonly dueLegal: Day | null
  /** Without any suspension: the work target. */
  readonly dueCautious: Day | null
  /** GDPR Art. 12(4): a refusal is due within one month whatever the extension. */
  readonly refusalDue: Day | null
  readonly refusalDueCautious: Day | null
  /** GDPR Art. 12(3): the last day for the notice of extension. */
  readonly extensionNoticeDue: Day | null
  readonly extensionNoticeDueCautious: Day | null
  readonly extended: boolean
  readonly closedAt: Instant | null
  readonly closedOn: Day | null
  /** Whether it was closed within the limit of what closed it; null while it is open or has no limit. */
  readonly inTime: boolean | null
  /** The rule and its version, to be stored with the promised date; empty before receipt. */
  readonly ruleVersion: string
  readonly alternatives: readonly Alternative[]
  readonly otherLimits: readonly OtherLimit[]
  readonly steps: readonly Message[]
  readonly warnings: readonly Message[]
}

/**
 * Computes the clock of one right of a request under one regime (GDPR Art. 12(3), 12(4), 12(6); UK GDPR Art. 12A; FADP
 * Art. 25(7)). Pure: the same events, rules and calendars give the same clock, in whatever order they were recorded.
 * Refuses with `calendar-unknown` and, for a receipt before any rule, `invalid-input`.
 */
export function requestClock(input: RequestClockInput): RequestClock {
  const file = requestFile(input)
  const noClock = file.events.some(({ event }) => file.law.events[event].effect === 'noClock')
  const active: RequestFile = noClock ? { ...file, receipt: null, rule: null } : file
  const legal = requestLimits(active, active.positions, true)
  const cautious = requestLimits(active, active.positions, false)
  const alternatives = alternativesOf(
    active.law,
    'request',
    active.regime,
    active.positions,
    (positions) =>
      (positions === active.positions ? legal : requestLimits(active, positions, true)).answer?.end ?? null,
    (dispute) => movesAnswer(active, dispute),
  )
  const course = courseOf(active)
  const cited = (messages: readonly Message[]) =>
    citedAs(active.regime, active.rule?.article ?? null, messages)
  const atOnce = active.rule?.unit === 'none' ? cautious.start : null
  const dueLegal = legal.answer?.end ?? atOnce
  const dueCautious = cautious.answer?.end ?? atOnce
  return {
    right: active.right,
    regime: active.regime,
    state: course.closing !== null ? 'closed' : stateOf(active, legal),
    receivedOn: active.receipt === null ? null : dayOf(active, active.receipt),
    dueLegal,
    dueCautious,
    refusalDue: legal.refusal?.end ?? null,
    refusalDueCautious: cautious.refusal?.end ?? null,
    extensionNoticeDue: legal.extensionNotice?.end ?? null,
    extensionNoticeDueCautious: cautious.extensionNotice?.end ?? null,
    extended: isExtended(legal),
    closedAt: course.closing?.at ?? null,
    closedOn: course.closing?.on ?? null,
    inTime: inTime(course.closing, legal.refusal?.end ?? null, dueLegal),
    ruleVersion: active.rule === null ? '' : versionOf(active.rule),
    alternatives,
    otherLimits: otherLimitsOf(active),
    steps: cited([
      ...workingOf(active, legal),
      ...cautiousStep(legal, cautious),
      ...(active.rule === null ? [] : positionSteps(active.law, 'request', active.regime, active.positions)),
      ...notedSteps(active),
      ...passedOver(active),
      ...course.steps,
    ]),
    warnings: cited(warningsOf(active, legal, cautious, course.closing, alternatives)),
  }
}

/** Whether a dispute can move the date of the answer: some are about suspensions alone, and D10 about what closes. */
function movesAnswer({ events, law, hypotheses }: RequestFile, dispute: string): boolean {
  if (dispute === 'D10') return false
  const asked = events.some(({ event }) => law.events[event].effect === 'suspends')
  return asked || hypotheses.pauses.length > 0 || !aboutSuspensions.includes(dispute)
}

const aboutSuspensions: readonly string[] = ['D5', 'D8', 'D11']

/** A refusal is measured against its own limit (GDPR Art. 12(4)), everything else against that of the answer. */
function inTime(closing: Closing | null, refusalDue: Day | null, due: Day | null): boolean | null {
  const limit = closing?.by.event === 'refusalSent' ? refusalDue : due
  return closing === null || limit === null ? null : closing.on <= limit
}

function stateOf({ receipt }: RequestFile, legal: RequestLimits): RequestClock['state'] {
  if (receipt === null || legal.waitsFor !== null) return 'notStarted'
  return legal.open === null ? 'running' : 'suspended'
}

function cautiousStep(legal: RequestLimits, cautious: RequestLimits): readonly Message[] {
  const end = cautious.answer?.end
  if (end === undefined || end === legal.answer?.end) return []
  // Where the period waits for something before it starts, nothing is suspended.
  const key = legal.startedBy === null && legal.waitsFor === null ? 'cautious' : 'cautiousFromReceipt'
  return [{ key: `deadline:step.${key}`, params: { end, endWeekday: weekdayOf(end) }, article: null }]
}
