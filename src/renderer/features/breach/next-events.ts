import type { Breach } from '#shared/contract/breach.ts'
import type { ClockEvent, ClockEventName } from '#shared/contract/clock.ts'
import type { Verdict } from '#shared/contract/codes.ts'

type Verdicts = Pick<Breach, 'authorityNotification' | 'dataSubjectNotification'>
type Has = (...names: readonly ClockEventName[]) => boolean

/**
 * The events that are sensible next in a breach's file, the likeliest first: signals and awareness, then the risk, the
 * filing, the people, the closing. Any other event can be recorded too.
 * @param standing the events that count, corrected ones left out
 */
export function nextBreachEvents(
  breach: Verdicts,
  standing: readonly Pick<ClockEvent, 'event' | 'facts'>[],
): readonly ClockEventName[] {
  const has: Has = (...names) => standing.some(({ event }) => names.includes(event))
  if (has('closed')) return ['newFactsChangeRisk', 'supplementFiled']
  if (!has('controllerAware')) return beforeAwareness(has)
  const verdict = latestVerdict(standing)
  return [
    ...(verdict === 'undetermined' ? (['riskAssessed'] as const) : []),
    ...filing(breach, verdict, has),
    ...(has('highRiskConcluded') ? [] : (['highRiskConcluded'] as const)),
    ...communication(breach, has),
    ...ending(breach, verdict, has),
  ]
}

/** Who knows of it is noted before it is decided that the controller is aware. */
function beforeAwareness(has: Has): readonly ClockEventName[] {
  const noted = (['firstSignal', 'reportedInternally', 'dpoInformed'] as const).filter((name) => !has(name))
  const investigation: ClockEventName[] = []
  if (!has('investigationStarted')) investigation.push('investigationStarted')
  else if (!has('investigationEnded')) investigation.push('investigationEnded')
  return ['controllerAware', ...investigation, ...noted]
}

/** What the last assessment came to; without one, or when facts changed since, it is undetermined. */
function latestVerdict(standing: readonly Pick<ClockEvent, 'event' | 'facts'>[]): Verdict {
  const assessed = standing.findLastIndex(({ event }) => event === 'riskAssessed')
  const changed = standing.findLastIndex(({ event }) => event === 'newFactsChangeRisk')
  return (changed > assessed ? undefined : standing[assessed]?.facts.verdict) ?? 'undetermined'
}

/** An undetermined risk is filed too, so that the limit is kept; details follow (GDPR Art. 33(4)). */
function filing(breach: Verdicts, verdict: Verdict, has: Has): readonly ClockEventName[] {
  if (!has('initialFiled', 'bundledFiled')) return isNeedless(breach, verdict) ? [] : ['initialFiled']
  return has('finalFiled', 'notificationWithdrawn') ? [] : ['supplementFiled', 'finalFiled']
}

function communication({ dataSubjectNotification }: Verdicts, has: Has): readonly ClockEventName[] {
  const isDue = has('highRiskConcluded', 'authorityOrdered') || dataSubjectNotification === 'required'
  return isDue && !has('art34Sent', 'art34Exempt') ? ['art34Sent', 'art34Exempt', 'delayedForPolice'] : []
}

function ending(breach: Verdicts, verdict: Verdict, has: Has): readonly ClockEventName[] {
  const isFiled = has('finalFiled', 'notificationWithdrawn')
  return isFiled || isNeedless(breach, verdict) ? ['closed'] : []
}

function isNeedless({ authorityNotification }: Verdicts, verdict: Verdict): boolean {
  return (
    authorityNotification === 'notRequired' ||
    (authorityNotification === 'undetermined' && verdict === 'notRequired')
  )
}
