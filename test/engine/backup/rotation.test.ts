import { describe, expect, test } from 'vitest'
import { expired, keptUntil } from '#engine/store/backup/rotation.ts'
import { Day, Instant, instantAt, millisecondsOf, TimeZone } from '#shared/kernel/dates.ts'

const policy = { days: 7, weeks: 5, months: 12 }
const zone = TimeZone.parse('Europe/Berlin')
const at = (text: string) => Instant.parse(text)
const until = (moments: readonly string[]) => [...keptUntil(moments.map(at), policy, zone).values()]

describe('the rotation of backups', () => {
  test('keeps each for days, the first of a week for weeks, the first of a month for months', () => {
    // 1 and 2 January 2026 lie in one week, 5 January begins the next.
    const made = ['2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z', '2026-01-05T10:00:00Z']
    expect(until(made)).toEqual(['2027-01-08', '2026-01-09', '2026-02-09'])
  })

  test('counts days and months where the organisation is', () => {
    // Half past midnight on 1 March in Berlin.
    expect(until(['2026-02-28T23:30:00Z'])).toEqual(['2027-03-08'])
  })

  test('says the same day however many follow', () => {
    const first = Instant.parse('2026-01-07T10:00:00Z')
    const later = Array.from({ length: 100 }, (_, days) =>
      instantAt(millisecondsOf(first) + days * 86_400_000),
    )
    const alone = keptUntil([first], policy, zone).get(first)
    expect(keptUntil(later, policy, zone).get(first)).toBe(alone)
  })

  test('removes what is past its day, but never the newest', () => {
    const old = at('2025-01-08T10:00:00Z')
    const older = at('2025-01-07T10:00:00Z')
    const kept = new Map([
      [older, Day.parse('2025-02-01')],
      [old, Day.parse('2025-01-15')],
    ])
    expect(expired(kept, Day.parse('2026-01-01'))).toEqual([older])
    expect(expired(kept, Day.parse('2025-02-01'))).toEqual([])
  })

  test('leaves 24 in a year of daily backups', () => {
    const start = millisecondsOf(at('2025-01-01T10:00:00Z'))
    let present: Instant[] = []
    for (let day = 0; day < 400; day += 1) {
      const now = instantAt(start + day * 86_400_000)
      present.push(now)
      const gone = expired(keptUntil(present, policy, zone), Day.parse(now.slice(0, 10)))
      present = present.filter((moment) => !gone.includes(moment))
    }
    expect(present.length).toBeGreaterThan(20)
    expect(present.length).toBeLessThan(30)
  })
})
