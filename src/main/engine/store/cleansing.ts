import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import type { Connection } from '../storage/index.ts'

/** What people who are gone may have left in the free parts of pages, until the tables that named them are written anew. */
const Owed = z.object({
  /** Grows with each removal, so that one during a cleansing is told from those before it. */
  count: z.int(),
  /** The earliest removal since the last cleansing. */
  since: Instant,
  /** Whether files of requests were blanked, whose tables are written anew too. */
  requests: z.boolean().default(false),
})
export type OwedCleansing = z.infer<typeof Owed>

/** Notes in the transaction that removes people, or blanks files of requests, that their pages are to be cleansed. */
export function oweCleansing(
  { raw }: Pick<Connection, 'raw'>,
  now: Instant,
  of: 'people' | 'requests' = 'people',
): void {
  const before = owedCleansing({ raw })
  const owed: OwedCleansing = {
    count: (before?.count ?? 0) + 1,
    since: before?.since ?? now,
    requests: before?.requests === true || of === 'requests',
  }
  raw
    .prepare('insert into meta ("key", value) values (?, ?) on conflict do update set value = excluded.value')
    .run(key, JSON.stringify(owed))
}

/** What is owed; null when no page holds anything of people who are gone. */
export function owedCleansing({ raw }: Pick<Connection, 'raw'>): OwedCleansing | null {
  const value = raw.prepare('select value from meta where "key" = ?').pluck().get(key)
  return typeof value === 'string' ? Owed.parse(JSON.parse(value)) : null
}

/** Notes that a cleansing came to its end. What was removed while it ran is still owed. */
export function settleCleansing({ raw }: Pick<Connection, 'raw'>, { count }: OwedCleansing): void {
  if (owedCleansing({ raw })?.count !== count) return
  raw.prepare('delete from meta where "key" = ?').run(key)
}

const key = 'peopleToCleanse'
