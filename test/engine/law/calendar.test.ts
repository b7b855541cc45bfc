import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCalendars } from '#engine/law/index.ts'
import { Day } from '#shared/kernel/dates.ts'

const resourcesDir = join(import.meta.dirname, '../../../resources')
const calendars = openCalendars(resourcesDir)
const holiday = (country: string, region: string | null, on: string) =>
  calendars.calendar(country, region).holidayOn(Day.parse(on), 'countryAndRegion')

describe('the calendars', () => {
  test('are those of the Union, the EEA, the United Kingdom and Switzerland', () => {
    expect(calendars.countries().map(({ country }) => country)).toEqual(
      'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
        ' ',
      ),
    )
  })

  test('know every Land, community, canton and nation by its code', () => {
    const regions = (country: string) =>
      calendars
        .countries()
        .find((one) => one.country === country)
        ?.regions.map(({ code }) => code) ?? []
    expect(regions('DE')).toEqual(
      expect.arrayContaining('BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH BYKATH'.split(' ')),
    )
    expect(regions('ES')).toHaveLength(19)
    expect(regions('CH')).toHaveLength(26)
    expect(regions('GB').sort()).toEqual(['ENG', 'NIR', 'SCT', 'WLS'])
  })

  test('cover each year from 2018 to 2035 with a New Year and refuse any other', () => {
    for (const { country, regions } of calendars.countries()) {
      for (const region of [null, ...regions.map(({ code }) => code)]) {
        const calendar = calendars.calendar(country, region)
        for (let year = 2018; year <= 2035; year++) {
          const newYear = Day.parse(`${year}-01-01`)
          const sunday = new Date(`${newYear}T00:00:00Z`).getUTCDay() === 0
          expect(
            sunday || calendar.holidayOn(newYear, 'countryAndRegion') !== null,
            `${country} ${region} ${year}`,
          ).toBe(true)
        }
        expect(() => calendar.holidayOn(Day.parse('2036-01-01'), 'countryAndRegion')).toThrow(
          'calendar-unknown',
        )
      }
    }
  })

  test.each([
    ['XX', null],
    ['US', null],
    ['DE', 'XX'],
    ['FR', 'BY'],
    ['../law', null],
    ['DE', 'toString'],
  ])('have no empty list for %s %s: it is a fault', (country, region) => {
    expect(() => calendars.calendar(country, region)).toThrowError(
      expect.objectContaining({ code: 'calendar-unknown' }),
    )
  })

  test('accept the names that people use: UK, EL, DE-BY, BY-KATH, Alsace', () => {
    expect(calendars.calendar('UK', null)).toBe(calendars.calendar('GB', null))
    expect(calendars.calendar('EL', null).country).toBe('GR')
    expect(calendars.calendar('DE', 'DE-BY').region).toBe('BY')
    expect(calendars.calendar('de', 'by-kath').region).toBe('BYKATH')
    expect(calendars.calendar('FR', '6AE').region).toBe('67')
    expect(calendars.calendar('DE', '').region).toBeNull()
  })

  test('name their source and licence', () => {
    const folder = join(resourcesDir, 'law', 'holidays')
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file), 'utf8'), file).toContain(
        'date-holidays by commenthol and contributors',
      )
    }
  })
})

describe('what was mended', () => {
  test.each([
    ['BG', null, '2026-05-25', 'a day off for a holiday on a Sunday'],
    ['BG', null, '2025-12-26', 'the second day of Christmas'],
    ['CY', null, '2026-02-23', 'Clean Monday'],
    ['CY', null, '2026-06-01', 'Whit Monday'],
    ['FI', null, '2026-06-19', "Midsummer's Eve"],
    ['FI', null, '2025-12-24', 'Christmas Eve'],
    ['GB', null, '2026-08-31', 'the August bank holiday of England'],
    ['GB', 'SCT', '2026-06-15', 'the bank holiday of the World Cup'],
    ['GR', null, '2024-05-07', '1 May, moved'],
    ['HU', null, '2026-01-02', 'a day off by decree'],
    ['IE', null, '2022-03-18', 'Day of Remembrance'],
    ['IS', null, '2024-04-25', 'the First Day of Summer'],
    ['LI', null, '2026-08-17', null],
    ['LI', null, '2028-08-15', 'National Day'],
    ['NL', null, '2026-04-03', 'Good Friday'],
    ['NL', null, '2026-05-05', 'Liberation Day, every year'],
    ['PL', null, '2018-11-12', 'the hundredth year of independence'],
    ['PT', '20', '2026-05-25', 'Azores Day'],
    ['RO', null, '2026-01-02', 'the second day of the year'],
    ['RO', null, '2026-01-06', 'Epiphany since 2024'],
    ['ES', 'VC', '2026-10-09', 'the day of the Valencian community'],
  ])('%s %s on %s is a holiday or not as the law has it: %s', (country, region, on, what) => {
    expect(holiday(country, region, on) !== null).toBe(what !== null)
  })

  test.each([
    ['CY', null, '2026-02-24'],
    ['CH', null, '2026-04-06'],
    ['ES', null, '2022-12-26'],
    ['GB', 'SCT', '2026-04-06'],
    ['GR', null, '2024-05-01'],
    ['IS', null, '2026-12-24'],
    ['LI', null, '2026-05-15'],
    ['RO', null, '2023-01-06'],
    ['SE', null, '2026-06-19'],
    ['SK', null, '2026-05-08'],
  ])('%s %s on %s is a working day', (country, region, on) => {
    expect(holiday(country, region, on)).toBeNull()
  })

  test('a disputed day is left out of the undisputed reading, an omitted one counts only in its own', () => {
    const finland = calendars.calendar('FI', null)
    expect(finland.holidayOn(Day.parse('2026-06-19'), 'undisputedOnly')).toBeNull()
    const sweden = calendars.calendar('SE', null)
    expect(sweden.holidayOn(Day.parse('2026-06-19'), 'withOmitted')).toBe('midsommarafton')
  })
})
