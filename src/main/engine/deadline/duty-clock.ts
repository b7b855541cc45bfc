import { type Calendars, type DutyRule, type Law, ruleInForce, versionOf } from '#engine/law/index.ts'
import type { DutyKind, Regime } from '#shared/contract/codes.ts'
import type { DutyPart } from '#shared/contract/reporting-duty.ts'
import { type Day, dayIn, type Instant, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { type Ending, endingOf, momentOf, startOfNextDay } from './duty-ending.ts'
import { utcText, wallClock } from './temporal.ts'
import { daysOffOf } from './working-day.ts'

/** Hours or days that a contract sets, or that an organisation sets itself where nothing else does. */
export interface AgreedPeriod {
  readonly value: number
  readonly unit: 'hour' | 'day'
}

export interface DutyClockInput {
  readonly kind: DutyKind
  /** Under which law's article the notice to a controller stands; every other duty is one of its own law. */
  readonly regime: Regime
  /** What is known to have started it, by the names of its rule. */
  readonly starts: ReadonlyMap<DutyPart, Instant>
  /** When each step was done: the first time counts for its own limit. */
  readonly done: ReadonlyMap<DutyPart, Instant>
  /** When each step was done last: a report that is brought up to date can start the next period anew. */
  readonly doneLast: ReadonlyMap<DutyPart, Instant>
  /** Null: no period was agreed, or it is not known. */
  readonly agreed: AgreedPeriod | null
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
  readonly law: Law
  readonly calendars: Calendars
}

/** Where one step of a duty stands. */
export interface DutyStep {
  readonly step: DutyPart
  readonly article: string | null
  /** `waiting`: what it runs from has not happened. */
  readonly state: 'waiting' | 'running' | 'done'
  /** From when it is owed, without undue delay; null while it waits. */
  readonly since: Instant | null
  /** The end in hours; null where the law and the contract give no figure, or one in days or longer. */
  readonly dueAt: Instant | null
  /** The last day, for periods in days or longer. */
  readonly dueOn: Day | null
  readonly doneAt: Instant | null
  /** Whether it was done by its end; null while it is open or has no end. */
  readonly inTime: boolean | null
  readonly ruleVersion: string
  readonly steps: readonly Message[]
}

/**
 * Computes every step of a duty beside the notification of a breach (GDPR Art. 33(2); NIS2 Directive Art. 23(4); DORA
 * Art. 19(4); Reg. (EU) 611/2013 Art. 2; contracts). Pure: starts, steps done and rules give the dates. Of several limits
 * the earliest counts, and no day off moves one: what another law would allow later is said, never relied on.
 */
export function dutyClock(input: DutyClockInput): readonly DutyStep[] {
  const rule = input.law.duties[input.kind]
  return rule.steps.map((step) => stepOf(step, input))
}

function stepOf(step: DutyRule['steps'][number], input: DutyClockInput): DutyStep {
  const { zone } = input
  const limits = step.limits.flatMap((limit) => limited(limit, input))
  const ends = limits.flatMap(({ ending }) => (ending === null ? [] : [ending]))
  const end = ends.toSorted((one, other) => closing(one, zone) - closing(other, zone))[0] ?? null
  const since = limits.map(({ from }) => from).toSorted()[0] ?? null
  const doneAt = input.done.get(step.step) ?? null
  return {
    step: step.step,
    article: end?.article ?? limits[0]?.article ?? step.article,
    state: doneAt !== null ? 'done' : since === null ? 'waiting' : 'running',
    since,
    dueAt: end?.at ?? null,
    dueOn: end?.on ?? null,
    doneAt,
    inTime: doneAt === null || end === null ? null : millisecondsOf(doneAt) <= closing(end, zone),
    ruleVersion: [...new Set(limits.flatMap(({ version }) => version ?? []))].join(', '),
    steps: [
      ...limits.flatMap(({ steps }) => steps),
      ...(ends.length > 1 && end !== null ? [earliestCounts(end, zone)] : []),
      ...(end === null && limits.length > 0 ? [noFigure(step.article)] : []),
      ...(doneAt === null ? [] : [doneStep(doneAt, end, zone)]),
    ],
  }
}

interface Limited {
  readonly from: Instant
  readonly article: string | null
  readonly version: string | null
  /** Null: without undue delay, and no figure. */
  readonly ending: Ending | null
  readonly steps: readonly Message[]
}

/** What one limit comes to; nothing while it has not started, gave way, or was never agreed. */
function limited(
  limit: DutyRule['steps'][number]['limits'][number],
  input: DutyClockInput,
): readonly Limited[] {
  const { law, zone, regime, agreed } = input
  const moments = new Map([...input.starts, ...(limit.fromLatest ? input.doneLast : input.done)])
  const from = moments.get(limit.after)
  if (from === undefined || (limit.unless !== null && moments.has(limit.unless))) return []
  const params = { at: wallClock(from, zone), atUtc: utcText(from), zone }
  if (limit.rule === null) {
    if (agreed === null) return [{ from, article: null, version: null, ending: null, steps: [] }]
    const ending = endingOf(from, agreed, null, zone, null)
    const key = `deadline:duty.agreed.${agreed.unit}`
    const steps = [
      { key, params: { ...params, count: agreed.value, end: momentOf(ending, zone) }, article: null },
    ]
    return [{ from, article: null, version: null, ending, steps }]
  }
  const rule = ruleInForce(law, ownRegime(input) ?? regime, limit.rule, dayIn(zone, from))
  // Before a law applied it asked for nothing.
  if (rule === undefined) return []
  const { article, unit, value } = rule
  const version = versionOf(rule)
  if (unit === 'none' || unit === 'week' || value === null)
    return [
      {
        from,
        article,
        version,
        ending: null,
        steps: [{ key: 'deadline:duty.withoutDelay', params, article }],
      },
    ]
  const daysOff = daysOffOf(input.calendars.calendar(input.country, input.region), 'countryAndRegion')
  const ending = endingOf(from, { value, unit }, article, zone, daysOff)
  const overtaker = limit.overtakenBy === null ? undefined : moments.get(limit.overtakenBy)
  const isOvertaken = overtaker !== undefined && millisecondsOf(overtaker) > closing(ending, zone)
  const said = { ...params, count: value, end: momentOf(ending, zone) }
  if (isOvertaken)
    return [
      {
        from: overtaker,
        article,
        version: null,
        ending: null,
        steps: [{ key: 'deadline:duty.overtaken', params: said, article }],
      },
    ]
  const moved = ending.movedOn
  return [
    {
      from,
      article,
      version,
      ending,
      steps: [
        { key: `deadline:duty.limit.${unit}`, params: said, article },
        ...(moved === null
          ? []
          : [{ key: 'deadline:duty.notMoved', params: { moved }, article: 'Reg. 1182/71 Art. 3(4)' }]),
      ],
    },
  ]
}

/** The other laws are of the Union, whatever law the breach itself falls under. */
function ownRegime({ kind }: DutyClockInput): Regime | null {
  return kind === 'controllerNotice' ? null : 'eu'
}

/** The last millisecond in which it is in time. */
function closing({ at, on }: Ending, zone: TimeZone): number {
  if (at !== null) return millisecondsOf(at)
  return on === null ? Number.POSITIVE_INFINITY : millisecondsOf(startOfNextDay(on, zone)) - 1
}

function earliestCounts(end: Ending, zone: TimeZone): Message {
  return { key: 'deadline:duty.earliest', params: { end: momentOf(end, zone) }, article: end.article }
}

function noFigure(article: string | null): Message {
  return { key: 'deadline:duty.noFigure', params: {}, article }
}

function doneStep(doneAt: Instant, end: Ending | null, zone: TimeZone): Message {
  const isLate = end !== null && millisecondsOf(doneAt) > closing(end, zone)
  const late = end === null ? 0 : millisecondsOf(doneAt) - closing(end, zone)
  return {
    key: `deadline:duty.${isLate ? 'doneLate' : 'done'}`,
    params: { at: wallClock(doneAt, zone), count: Math.ceil(late / 3_600_000) },
    article: null,
  }
}
