import { expect, test } from 'vitest'
import { addDays, dayIn, Instant, TimeZone } from '#shared/kernel/dates.ts'

test.each(['0001-01-01T00:00:00Z', '0999-12-31T23:59:59Z', '9000-01-01T00:00:00Z'])(
  'the moment %s is refused, since a day in another zone or a period later could not be written',
  (text) => {
    expect(Instant.safeParse(text).success).toBe(false)
  },
)

test('the first and the last moment have a day in every zone, and a year before and after', () => {
  for (const name of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const zone = TimeZone.parse(name)
    expect(addDays(dayIn(zone, Instant.parse('1000-01-01T00:00:00Z')), -366)).toMatch(/^099[78]-/)
    expect(addDays(dayIn(zone, Instant.parse('8999-12-31T23:59:59Z')), 366)).toMatch(/^900[01]-/)
  }
})
