import { expect, test } from 'vitest'
import { instantAt } from '#shared/kernel/dates.ts'
import { instantText, zoneOfMachine } from '../../../src/renderer/design/words/dates.ts'
import { readableDate, readableParams } from '../../../src/renderer/design/words/readable.ts'

test('days of a message are written as the language does', () => {
  expect(readableDate('2026-03-14', 'en')).toBe('14 Mar 2026')
  expect(readableDate('2026-03-14', 'de')).toBe('14.03.2026')
})

test('a time on the wall clock stays behind its day, its offset too', () => {
  expect(readableDate('2026-03-14 09:26', 'en')).toBe('14 Mar 2026, 09:26')
  expect(readableDate('2026-03-14T09:26:30+01:00', 'en')).toBe('14 Mar 2026, 09:26 +01:00')
})

test('an instant is told on the clock of this machine, with its zone', () => {
  const zone = zoneOfMachine()
  const at = instantAt(Date.UTC(2026, 2, 14, 9, 26))
  expect(readableDate(at, 'en')).toBe(instantText(at, zone, 'en'))
  expect(readableDate(at, 'en')).not.toBe(at)
})

test('what is no date stays as it is', () => {
  expect(readableDate('2026-02-30', 'en')).toBe('2026-02-30')
  expect(readableDate('Europe/Paris', 'en')).toBe('Europe/Paris')
  expect(readableParams({ on: '2026-03-14', count: 2, none: null }, 'en')).toEqual({
    on: '14 Mar 2026',
    count: 2,
    none: null,
  })
})
