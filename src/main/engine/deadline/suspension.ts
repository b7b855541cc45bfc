import type { ClockEventName } from '#shared/contract/clock.ts'
import { addDays, type Day, daysBetween, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { endOfPeriod, type Period, type PeriodEnd, type Reckoning } from './period.ts'
import type { Positions } from './position.ts'
import { dayOf, daysOffFor, eventsOf, type RequestFile } from './request-file.ts'
import { laterOf } from './temporal.ts'
import { workingDayAfter } from './working-day.ts'

/** Why a clock does not run. */
export type SuspensionGround = 'identity' | 'clarification' | 'mandate' | 'hypothesis'

type AskedFor = Exclude<SuspensionGround, 'hypothesis'>

/** Days that do not run: from the day of asking to the day of the answer. */
export interface Suspension {
  readonly ground: SuspensionGround
  readonly from: Day
  /** Null while the answer is awaited. */
  readonly to: Day | null
}

/** A limit with the suspensions that move it. */
export interface Limit extends PeriodEnd {
  readonly shift: number
  readonly applied: readonly Suspension[]
}

/** Suspensions that are asked for, those that count, and what is to be said of the others. */
export interface Suspensions {
  readonly counted: readonly Suspension[]
  readonly warnings: readonly Message[]
}

/** The days that do not run under GDPR Art. 12(6), recital 63 or, in the United Kingdom, UK GDPR Art. 12A. */
export function suspensionsOf(file: RequestFile, receivedOn: Day, positions: Positions): Suspensions {
  const found =
    file.regime === 'ch'
      ? []
      : [
          ...(file.regime === 'uk'
            ? []
            : [identity(file, receivedOn, positions), mandate(file, receivedOn, positions)]),
          clarification(file, receivedOn, positions),
        ]
  const hypotheses = file.hypotheses.pauses.map((pause) => ({ ground: 'hypothesis' as const, ...pause }))
  return {
    counted: [...found.flatMap(({ counted }) => counted), ...hypotheses].sort((one, other) =>
      one.from.localeCompare(other.from),
    ),
    warnings: found.flatMap(({ warnings }) => warnings),
  }
}

/**
 * The end of a period under suspensions: days covered by any of them are added once. One that begins after the counted
 * days have run out moves nothing, also where days off have moved the end beyond it. Null while a suspension that counts
 * has no end.
 */
export function limitUnder(
  start: Day,
  period: Period,
  suspensions: readonly Suspension[],
  reckoning: Reckoning,
  bothDaysCount: boolean,
): Limit | null {
  let shift = 0
  // A day that is not counted in any case, the event's own, cannot be left out of the count.
  let coveredTo = bothDaysCount && reckoning.eventDayCounts !== true ? addDays(start, 1) : start
  let end = endOfPeriod(start, period, reckoning)
  const applied: Suspension[] = []
  for (const suspension of suspensions) {
    if (suspension.from > end.nominal) break
    if (suspension.to === null) return null
    const from = laterOf(suspension.from, coveredTo)
    const to = bothDaysCount ? addDays(suspension.to, 1) : suspension.to
    if (to <= from) continue
    shift += daysBetween(from, to)
    coveredTo = to
    applied.push(suspension)
    end = endOfPeriod(start, period, reckoning, shift)
  }
  return { ...end, shift, applied }
}

function identity(file: RequestFile, receivedOn: Day, positions: Positions): Suspensions {
  const asked = eventsOf(file, 'identityAsked')
  if (asked.length === 0) return none
  if (!file.rightRule.identityDoubt) return warned('identityNotForRight', 'GDPR Art. 12(6)')
  const doubted =
    eventsOf(file, 'identityDoubtRaised').length > 0 ||
    asked.some(({ facts }) => facts?.reasonedDoubt === true)
  const denied = asked.some(({ facts }) => facts?.reasonedDoubt === false)
  if (denied) return warned('doubtDenied', 'GDPR Art. 12(6)')
  const found = pauses(
    file,
    receivedOn,
    positions,
    'identity',
    ['identityAsked'],
    ['identityProved', 'identityInsufficient'],
  )
  return {
    counted: found.counted,
    warnings: [
      ...(doubted || found.counted.length === 0 ? [] : warned('noDoubt', 'GDPR Art. 12(6)').warnings),
      ...found.warnings,
    ],
  }
}

function mandate(file: RequestFile, receivedOn: Day, positions: Positions): Suspensions {
  if (positions.D8 !== 'suspends') return none
  return pauses(
    file,
    receivedOn,
    positions,
    'mandate',
    ['authorityOfRepresentativeAsked'],
    ['authorityOfRepresentativeProved'],
  )
}

function clarification(file: RequestFile, receivedOn: Day, positions: Positions): Suspensions {
  const asked = eventsOf(file, 'clarificationAsked')
  if (asked.length === 0) return none
  const article = file.regime === 'uk' ? (file.rule?.heldBackBy ?? null) : 'GDPR recital 63'
  if (!file.rightRule.clarification) return warned('clarificationAccessOnly', article)
  if (asked.some(({ facts }) => facts?.largeVolume === false)) return warned('volumeDenied', article)
  const found = pauses(
    file,
    receivedOn,
    positions,
    'clarification',
    ['clarificationAsked'],
    ['clarificationAnswered'],
  )
  const stated = asked.some(({ facts }) => facts?.largeVolume === true)
  return {
    counted: found.counted,
    warnings: [
      ...(stated || found.counted.length === 0 ? [] : warned('noVolume', article).warnings),
      ...found.warnings,
    ],
  }
}

/**
 * From the first asking, if it was not delayed unduly, to the next answer; from each later one only where dispute D11 is
 * decided so. In the United Kingdom the statute asks no haste and counts each asking.
 */
function pauses(
  file: RequestFile,
  receivedOn: Day,
  positions: Positions,
  ground: AskedFor,
  askedBy: readonly ClockEventName[],
  answeredBy: readonly ClockEventName[],
): Suspensions {
  const limit = workingDayAfter(receivedOn, file.policy.askWithinWorkingDays, daysOffFor(file, positions))
  const counted: Suspension[] = []
  const warnings: Message[] = []
  const answers = eventsOf(file, ...answeredBy)
  for (const asking of eventsOf(file, ...askedBy)) {
    const from = dayOf(file, asking)
    if (from < receivedOn) continue
    const open = counted.at(-1)
    if (open !== undefined && (open.to === null || from < open.to)) continue
    if (file.regime !== 'uk' && open !== undefined && positions.D11 !== 'again') {
      warnings.push({
        key: `deadline:warning.askedAgain.${ground}`,
        params: { on: from },
        article: 'EDPB 01/2022 para. 159',
      })
      break
    }
    if (file.regime !== 'uk' && counted.length === 0 && from > limit) {
      warnings.push({
        key: `deadline:warning.askedLate.${ground}`,
        params: { on: from, limit, days: file.policy.askWithinWorkingDays },
        article: 'EDPB 01/2022 para. 159',
      })
      break
    }
    const askedAt = millisecondsOf(asking.occurredAt)
    const answer = answers.find(({ occurredAt }) => millisecondsOf(occurredAt) >= askedAt)
    counted.push({ ground, from, to: answer === undefined ? null : dayOf(file, answer) })
  }
  return { counted, warnings }
}

const none: Suspensions = { counted: [], warnings: [] }

function warned(name: string, article: string | null): Suspensions {
  return { counted: [], warnings: [{ key: `deadline:warning.${name}`, params: {}, article }] }
}
