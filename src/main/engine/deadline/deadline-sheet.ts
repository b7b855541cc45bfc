import type { Calendars, Law } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { Regime, Right } from '#shared/contract/codes.ts'
import { dayIn, type Instant, TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import { aheadOfTime } from './ahead-of-time.ts'
import { type BreachClock, breachClock } from './breach-clock.ts'
import { eventsFromOptions } from './event-options.ts'
import type { LegalEvent } from './legal-event.ts'
import type { OtherLimit } from './other-limit.ts'
import { type DeadlinePolicy, defaultPolicy } from './policy.ts'
import { type Alternative, hasPosition, type Positions } from './position.ts'
import { type RequestClock, requestClock } from './request-clock.ts'

/** What the command line asks: a request by right and receipt, or a breach by awareness, with events and hypotheses. */
export interface DeadlineOptions {
  readonly regime: string
  /** A right by the name of the command line (`access`) or by its code (`art15Access`). */
  readonly right?: string | undefined
  readonly breach?: boolean | undefined
  /** Local date and time on the clock of `timezone`, or a moment with its own offset. */
  readonly received?: string | undefined
  readonly aware?: string | undefined
  readonly timezone: string
  readonly country: string
  readonly region?: string | null | undefined
  /** Assumes a notice of extension in time; no legal event stands behind it. */
  readonly extended?: boolean | undefined
  /** `NAME:MOMENT` with a name of the legal events, or `paused:` and `resumed:` as hypotheses. */
  readonly events?: readonly string[] | undefined
  /** The hours of a contract: for the notice to a controller (`--breach`), or for forwarding a request to it. */
  readonly contractHours?: number | undefined
  /** The days of a contract for forwarding a request. */
  readonly contractDays?: number | undefined
  readonly positions?: Positions | undefined
  readonly policy?: DeadlinePolicy | undefined
  /** What lies after it has no effect; needed also for warnings that depend on the present moment. */
  readonly now?: Instant | undefined
}

/** The answer of the command line: days for periods in days or longer, moments with offset for hours. */
export interface DeadlineSheet {
  readonly due: string | null
  readonly cautious: string | null
  readonly refusalDue: string | null
  readonly extensionNoticeDue: string | null
  readonly regime: Regime
  readonly ruleVersion: string
  readonly state: RequestClock['state']
  readonly steps: readonly Message[]
  readonly warnings: readonly Message[]
  readonly alternatives: readonly Alternative[]
  readonly otherLimits: readonly OtherLimit[]
  /** Whether the country or the region has no calendar: then there is a cautious date only, and a warning. */
  readonly calendarMissing: boolean
}

/**
 * Computes the sheet. Unknown names and times that cannot be read are `invalid-input` with their path, a year outside the
 * calendars is `calendar-unknown`. For an unknown country or region the sheet has the cautious date alone and says so.
 */
export function deadlineFromOptions(options: DeadlineOptions, law: Law, calendars: Calendars): DeadlineSheet {
  const regime = Regime.safeParse(options.regime)
  if (!regime.success) throw refused('regime', 'notOneOf')
  const zone = TimeZone.safeParse(options.timezone)
  if (!zone.success) throw refused('timezone', 'unknownTimeZone')
  if ((options.right === undefined) === (options.breach !== true)) throw refused('right', 'required')
  requirePositions(options, regime.data, law)
  const place = {
    regime: regime.data,
    zone: zone.data,
    country: options.country,
    region: options.region ?? null,
    law,
    calendars,
    ...(options.positions === undefined ? {} : { positions: options.positions }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  }
  const sheet = (calendarsOf: Calendars) => {
    const counted = { ...place, calendars: calendarsOf }
    return options.breach === true ? breachSheet(options, counted) : requestSheet(options, counted)
  }
  const { country, region } = place
  const regions = calendars.regionsOf(country)
  if (regions?.length === 0 && region !== null && region !== '') {
    const whole = sheet({ ...calendars, calendar: () => calendars.calendar(country, null) })
    const note = { key: 'deadline:warning.sameEverywhere', params: { country, region }, article: null }
    return { ...whole, warnings: [note, ...whole.warnings], calendarMissing: false }
  }
  if (isKnown(calendars, country, region)) return { ...sheet(calendars), calendarMissing: false }
  const common = calendars.commonCalendar(country)
  const cautious = sheet({ ...calendars, calendar: () => common })
  const missing =
    regions === null
      ? {
          key: 'deadline:warning.countryMissing',
          params: { country, known: countriesOf(calendars) },
          article: null,
        }
      : {
          key: 'deadline:warning.calendarMissing',
          params: { country, region, known: regions.map(({ code }) => code).join(', ') },
          article: null,
        }
  const undated = options.breach === true ? {} : { due: null, refusalDue: null, extensionNoticeDue: null }
  return { ...cautious, ...undated, warnings: [missing, ...cautious.warnings], calendarMissing: true }
}

function countriesOf(calendars: Calendars): string {
  return calendars
    .countries()
    .map(({ country }) => country)
    .join(', ')
}

function isKnown(calendars: Calendars, country: string, region: string | null): boolean {
  try {
    calendars.calendar(country, region)
    return true
  } catch {
    return false
  }
}

type CountedSheet = Omit<DeadlineSheet, 'calendarMissing'>

interface Place {
  readonly regime: Regime
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
  readonly law: Law
  readonly calendars: Calendars
}

function requestSheet(options: DeadlineOptions, place: Place): CountedSheet {
  const { right, startedBy } = rightOf(options.right ?? '', place.law)
  const first = { event: startedBy, at: options.received, path: 'received' }
  const typed = eventsFromOptions(first, options.events ?? [], place.zone, place.law, 'request')
  if (typed.events.length === 0) throw refused('received', 'required')
  const { counted, ahead } = aheadOfTime(withContract(typed.events, options), place, options.now)
  const clock = requestClock({
    ...place,
    right,
    events: counted,
    hypotheses: { extended: options.extended === true, pauses: typed.pauses },
    ...(options.now === undefined ? {} : { today: dayIn(place.zone, options.now) }),
  })
  return {
    due: clock.dueLegal,
    cautious: clock.dueCautious,
    refusalDue: clock.refusalDue,
    extensionNoticeDue: clock.extensionNoticeDue,
    ...grounds(clock, typed.notes, ahead),
  }
}

/** The hours or days of the contract belong to the finding that we are the processor. */
function withContract(
  events: readonly LegalEvent[],
  { contractHours, contractDays }: DeadlineOptions,
): readonly LegalEvent[] {
  if (contractHours === undefined && contractDays === undefined) return events
  const path = contractHours === undefined ? 'contract-days' : 'contract-hours'
  if (!events.some(({ event }) => event === 'weAreProcessor'))
    throw refused(path, 'needsEvent', { event: 'weAreProcessor' })
  const facts = contractHours === undefined ? { contractDays: contractDays ?? 0 } : { contractHours }
  return events.map((event) => (event.event === 'weAreProcessor' ? { ...event, facts } : event))
}

function breachSheet(options: DeadlineOptions, place: Place): CountedSheet {
  const first = { event: 'controllerAware', at: options.aware, path: 'aware' } as const
  const typed = eventsFromOptions(first, options.events ?? [], place.zone, place.law, 'breach')
  if (typed.events.length === 0) throw refused('aware', 'required')
  if (typed.pauses.length > 0) throw refused('event paused', 'hoursDoNotPause')
  const now = options.now === undefined ? {} : { now: options.now }
  if (options.contractDays !== undefined) throw refused('contract-days', 'notForThisRecord')
  const isProcessor = typed.events.some(({ event }) => event === 'weAsProcessorAware')
  if (options.contractHours !== undefined && !isProcessor)
    throw refused('contract-hours', 'needsEvent', { event: 'weAsProcessorAware' })
  const policy = {
    ...(options.policy ?? defaultPolicy),
    ...(options.contractHours === undefined ? {} : { processorNoticeHours: options.contractHours }),
  }
  const { counted, ahead } = aheadOfTime(typed.events, place, options.now)
  const clock = breachClock({ ...place, ...now, policy, events: counted })
  return {
    due: clock.dueLocal,
    cautious: clock.cautiousLocal,
    refusalDue: null,
    extensionNoticeDue: null,
    ...grounds(clock, typed.notes, ahead),
  }
}

/** What both kinds of clock say beside their dates. */
function grounds(clock: RequestClock | BreachClock, notes: readonly Message[], ahead: readonly Message[]) {
  const { regime, ruleVersion, state, alternatives, otherLimits } = clock
  return {
    regime,
    ruleVersion,
    state,
    steps: [...notes, ...clock.steps],
    warnings: [...ahead, ...clock.warnings],
    alternatives,
    otherLimits,
  }
}

/** A position that has no meaning for this clock would be passed over in silence, so it is refused with its dispute. */
function requirePositions({ positions = {}, breach }: DeadlineOptions, regime: Regime, law: Law): void {
  const clock = breach === true ? 'breach' : 'request'
  const open = Object.entries(law.disputes).filter(
    ([, dispute]) => dispute.clock === clock && dispute.regimes.includes(regime),
  )
  for (const [id, position] of Object.entries(positions)) {
    const own = open.filter(([dispute]) => dispute === id)
    if (own.length > 0 && hasPosition(law, id, position)) continue
    const values = (own.length > 0 ? own : open).flatMap(([dispute, { positions: taken }]) =>
      Object.keys(taken).map((name) => `${dispute}=${name}`),
    )
    throw refused(`position ${id}=${position}`, 'notOneOfThese', { values: values.join(', ') })
  }
}

function rightOf(name: string, law: Law): { readonly right: Right; readonly startedBy: ClockEventName } {
  const plain = name.replaceAll('-', '_')
  const right = Right.options.find((code) => code === name || law.rights[code].names.includes(plain))
  if (right === undefined) throw refused('right', 'notOneOfThese', { values: rightNames(law).join(', ') })
  if (plain === 'objection_marketing') return { right, startedBy: 'marketingObjection' }
  if (right === 'art7_3WithdrawConsent') return { right, startedBy: 'consentWithdrawn' }
  return { right, startedBy: 'receivedByController' }
}

/** Every right by the names that the command line takes. */
export function rightNames(law: Law): readonly string[] {
  return Right.options.flatMap((code) => law.rights[code].names)
}

function refused(path: string, key: string, params: Readonly<Record<string, string>> = {}): Fault {
  return new Fault('invalid-input', { issues: [{ path: [path], key, params }] })
}
