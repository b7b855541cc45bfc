import type { BackupPolicy } from '#shared/contract/backup.ts'
import { addDays, type Day, dayIn, daysBetween, type Instant, type TimeZone } from '#shared/kernel/dates.ts'

/**
 * Until which day each backup is kept: some days each, longer the first of a calendar week, longest the first of a month.
 * The first, not the last: so the day is known when the backup is made and never moves away, which is what a person whose
 * data was erased must be told (GDPR Art. 12(1), 17(1)).
 */
export function keptUntil(
  createdAt: readonly Instant[],
  { days, weeks, months }: Pick<BackupPolicy, 'days' | 'weeks' | 'months'>,
  zone: TimeZone,
): ReadonlyMap<Instant, Day> {
  const seen = new Set<string>()
  const isFirst = (period: string) => !seen.has(period) && seen.add(period) !== undefined
  return new Map(
    createdAt.toSorted().map((at) => {
      const day = dayIn(zone, at)
      const kept = [
        days,
        isFirst(`week ${Math.floor(daysBetween(aMonday, day) / 7)}`) ? weeks * 7 : 0,
        isFirst(`month ${day.slice(0, 7)}`) ? months * longestMonth : 0,
      ]
      return [at, addDays(day, Math.max(...kept))]
    }),
  )
}

/** Which backups the rotation removes on a day; never the newest. */
export function expired(kept: ReadonlyMap<Instant, Day>, today: Day): readonly Instant[] {
  const newest = [...kept.keys()].toSorted().at(-1)
  return [...kept].filter(([at, until]) => until < today && at !== newest).map(([at]) => at)
}

const aMonday = '2018-01-01' as Day
const longestMonth = 31
