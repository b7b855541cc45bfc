import type { Day } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { endOfPeriod, type Period, type Reckoning } from './period.ts'
import type { Positions } from './position.ts'
import { dayOf, daysOffFor, eventsOf, type RequestFile } from './request-file.ts'
import { asReceived, type StartCondition, startOf } from './request-start.ts'
import { type Limit, limitUnder, type Suspension, suspensionsOf } from './suspension.ts'
import { laterOf } from './temporal.ts'

/**
 * An extension of the period: told in time, told too late and so without effect, or assumed. Switzerland adds no months:
 * the answer comes by the date announced, and a notice without one extends nothing (FADP Ordinance Art. 18(2)).
 */
export interface Extension {
  readonly kind: 'timely' | 'late' | 'assumed' | 'announced' | 'undated'
  readonly on: Day | null
}

/** The limits of a request under one set of positions, with or without the days that do not run. */
export interface RequestLimits {
  /** The day that the period runs from; null while it has not started. */
  readonly start: Day | null
  /** What it waits for before it starts (UK GDPR Art. 12A, FADP Ordinance Art. 19(3)). */
  readonly waitsFor: StartCondition | null
  /** What moved the start away from receipt, null where it was receipt. */
  readonly startedBy: StartCondition | null
  readonly answer: Limit | null
  /** GDPR Art. 12(4): one month, whatever the extension. */
  readonly refusal: Limit | null
  readonly extensionNotice: Limit | null
  readonly extension: Extension | null
  readonly suspensions: readonly Suspension[]
  readonly open: Suspension | null
  readonly warnings: readonly Message[]
}

/** Computes the limits. `suspended: false` gives the cautious dates: no suspension, and receipt starts the period. */
export function requestLimits(file: RequestFile, positions: Positions, suspended: boolean): RequestLimits {
  const { receipt, rule } = file
  if (
    receipt === null ||
    rule === null ||
    rule.value === null ||
    rule.unit === 'hour' ||
    rule.unit === 'none'
  ) {
    return { ...noLimits, start: receipt === null ? null : dayOf(file, receipt) }
  }
  const receivedOn = dayOf(file, receipt)
  const reckoning = reckoningOf(file, positions)
  const period: Period = { unit: rule.unit, value: rule.value }
  const found = suspended ? suspensionsOf(file, receivedOn, positions) : { counted: [], warnings: [] }
  const begin = suspended
    ? startOf(file, receivedOn, found.counted, positions, endOfPeriod(receivedOn, period, reckoning).end)
    : asReceived(receivedOn)
  const { start } = begin
  const warnings = [...begin.warnings, ...found.warnings]
  if (start === null) return { ...noLimits, waitsFor: begin.waitsFor, warnings }
  const suspensions = begin.anew === null ? found.counted : found.counted.filter(({ from }) => from >= start)
  const limit = (length: Period, days: readonly Suspension[] = suspensions) =>
    limitUnder(start, length, days, reckoning, file.regime === 'uk')
  const first = limit(period)
  const extension = extensionOf(
    file,
    receivedOn,
    (on) =>
      limit(
        period,
        suspensions.map((one) => endedBy(one, on)),
      )?.end ?? null,
  )
  const extended: Period =
    rule.extension !== null && isExtended({ extension })
      ? { ...period, value: period.value + rule.extension.value }
      : period
  const answer = extension?.kind === 'announced' ? announced(extension, reckoning) : limit(extended)
  return {
    start,
    waitsFor: null,
    startedBy: begin.startedBy,
    answer,
    refusal: first,
    extensionNotice: first,
    extension,
    suspensions,
    open: answer === null ? (suspensions.find(({ to }) => to === null) ?? null) : null,
    warnings,
  }
}

/** Whether the period is the long one. */
export function isExtended({ extension }: Pick<RequestLimits, 'extension'>): boolean {
  return extension?.kind === 'timely' || extension?.kind === 'assumed'
}

const noLimits: RequestLimits = {
  start: null,
  waitsFor: null,
  startedBy: null,
  answer: null,
  refusal: null,
  extensionNotice: null,
  extension: null,
  suspensions: [],
  open: null,
  warnings: [],
}

/** How days are counted in the regime (Reg. 1182/71; ICO; Swiss ordinance). */
function reckoningOf(file: RequestFile, positions: Positions): Reckoning {
  const daysOff = daysOffFor(file, positions)
  if (file.regime === 'eu') return { daysOff, moves: true, twoWorkingDays: true }
  if (file.regime === 'ch')
    return { daysOff, moves: positions.D9 === 'nextWorkingDay', twoWorkingDays: false }
  return { daysOff, moves: true, twoWorkingDays: false, eventDayCounts: positions.D7 === 'literal' }
}

/** Whether the notice of extension came within the first month, under the suspensions that it had seen by then. */
function extensionOf(
  file: RequestFile,
  receivedOn: Day,
  noticeLimit: (on: Day) => Day | null,
): Extension | null {
  const notice = noticeOf(file, receivedOn)
  const swiss = file.regime === 'ch'
  if (notice === undefined)
    return file.hypotheses.extended ? { kind: swiss ? 'undated' : 'assumed', on: null } : null
  const on = dayOf(file, notice)
  const limit = noticeLimit(on)
  if (limit !== null && on > limit) return { kind: 'late', on }
  if (!swiss) return { kind: 'timely', on }
  const until = notice.facts?.announcedOn
  return until === undefined ? { kind: 'undated', on } : { kind: 'announced', on: until }
}

/** The notice of extension that counts: the first one since receipt. */
export function noticeOf(file: RequestFile, receivedOn: Day): LegalEvent | undefined {
  return eventsOf(file, 'extensionNoticeSent').find((event) => dayOf(file, event) >= receivedOn)
}

function endedBy(suspension: Suspension, on: Day): Suspension {
  if (suspension.to !== null && suspension.to <= on) return suspension
  return { ...suspension, to: laterOf(on, suspension.from) }
}

/** Switzerland: the controller announces within which period it will answer (FADP Ordinance Art. 18(2)). */
function announced(extension: Extension, reckoning: Reckoning): Limit | null {
  if (extension.on === null) return null
  return { ...endOfPeriod(extension.on, { unit: 'day', value: 0 }, reckoning), shift: 0, applied: [] }
}
