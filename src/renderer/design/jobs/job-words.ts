import type { JobRecord } from '#shared/contract/job.ts'
import { millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { numberText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'

/** What a job does, how far it is, and how fast. */
export function useJobWords() {
  const { t, say, language } = useWords()
  const count = ({ progress }: JobRecord) => {
    const done = numberText(progress.done, language)
    return progress.total === null
      ? done
      : t('design:job.of', { done, total: numberText(progress.total, language) })
  }
  const rate = (job: JobRecord) => {
    const { perSecond, secondsLeft } = rateOf(job)
    if (perSecond === null) return []
    const speed = t('design:job.rate', { rate: numberText(Math.round(perSecond), language) })
    return secondsLeft === null
      ? [speed]
      : [speed, t('design:job.left', { time: durationText(secondsLeft, t) })]
  }
  return {
    title: ({ operation }: JobRecord) =>
      t([`design:job.operation.${operation.replace('.', '_')}`], { defaultValue: operation }),
    progress: (job: JobRecord) => {
      const { step } = job.progress
      return [...(step === null ? [] : [say(step)]), count(job), ...rate(job)].join(' · ')
    },
  }
}

/** Speed over the whole run; null while it says nothing. */
function rateOf({ startedAt, progress }: JobRecord): {
  perSecond: number | null
  secondsLeft: number | null
} {
  if (startedAt === null || progress.done === 0) return { perSecond: null, secondsLeft: null }
  const seconds = (millisecondsOf(systemClock()) - millisecondsOf(startedAt)) / 1_000
  if (seconds < 1) return { perSecond: null, secondsLeft: null }
  const perSecond = progress.done / seconds
  return {
    perSecond,
    secondsLeft:
      progress.total === null ? null : Math.max(0, Math.ceil((progress.total - progress.done) / perSecond)),
  }
}

function durationText(seconds: number, t: ReturnType<typeof useWords>['t']): string {
  return seconds < 60
    ? t('design:job.seconds', { count: seconds })
    : t('design:job.minutes', { count: Math.ceil(seconds / 60) })
}
