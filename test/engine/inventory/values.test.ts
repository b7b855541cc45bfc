import { describe, expect, test } from 'vitest'
import { checksums } from '#engine/features/inventory/checksums.ts'
import { maskEmail, maskName, maskPhone, maskValue } from '#engine/features/inventory/mask.ts'
import { statisticsOf } from '#engine/features/inventory/statistics.ts'
import { Instant } from '#shared/kernel/dates.ts'

/** Specimens from official forms and specifications; none belongs to a living person. */
const specimens: readonly (readonly [keyof typeof checksums, string])[] = [
  ['luhn', '4111111111111111'],
  ['iban', 'GB82WEST12345698765432'],
  ['iban', 'DE89370400440532013000'],
  ['frNir', '255081416802538'],
  ['esDni', '12345678Z'],
  ['esDni', 'X1234567L'],
  ['itFiscalCode', 'RSSMRA85T10A562S'],
  ['deTaxId', '86095742719'],
  ['nlBsn', '111222333'],
  ['beNationalRegister', '85073003328'],
  ['plPesel', '44051401359'],
  ['sePersonnummer', '8112189876'],
  ['dkCpr', '211062-5629'],
  ['fiHetu', '131052-308T'],
  ['ptNif', '123456789'],
  ['atSocialInsurance', '1237010180'],
  ['chAhv', '7569217076985'],
  ['iePps', '1234567T'],
  ['hrOib', '33392005961'],
]

describe('check digits', () => {
  test.each(specimens)('%s accepts %s', (name, value) => {
    expect(checksums[name](value)).toBe(true)
  })

  test.each(specimens.filter(([name]) => name !== 'dkCpr'))(
    '%s finds every wrong last sign of %s',
    (name, value) => {
      const last = value.slice(-1)
      const others = (/\d/.test(last) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ').replace(last, '')
      const accepted = [...others].filter((sign) => checksums[name](value.slice(0, -1) + sign))
      expect(accepted).toEqual([])
    },
  )

  test('a Norwegian birth number is checked by both digits and its day', () => {
    // Made from the rule: 1 January 1950, individual number 000.
    const digits = '010150000'
    const accepted = Array.from({ length: 100 }, (_, tail) => digits + String(tail).padStart(2, '0')).filter(
      (number) => checksums.noBirthNumber(number),
    )
    expect(accepted.length).toBeLessThanOrEqual(1)
    expect(checksums.noBirthNumber('99999999999')).toBe(false)
  })

  test('days and months that no calendar has are refused', () => {
    expect(checksums.dkCpr('320162-5629')).toBe(false)
    expect(checksums.sePersonnummer('8113189876')).toBe(false)
    expect(checksums.czBirthNumber('0000000000')).toBe(false)
    expect(checksums.roCnp('1991399999999')).toBe(false)
  })
})

describe('masks', () => {
  test.each([
    ['Ana Kovač', 'A… K…'],
    ['  Łucja  Maria Wójcik ', 'Ł… M… W…'],
    ['', ''],
  ])('the name %s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test.each([
    ['ana.kovac@example.org', 'a…@example.org'],
    ['no address', 'n… a…'],
  ])('the address %s becomes %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })

  test.each([
    ['+44 7700 900123', '…23'],
    ['12', '…'],
    ['1234', '…'],
    ['12345', '…45'],
    ['', ''],
  ])('the number %s becomes %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test.each([
    ['1980-05-06', '••••-••-••'],
    ['Diabetes since 2019', 'D… s… ••••'],
    ['GB82 WEST 1234', 'G…•• W… ••••'],
    ["O'Neil", 'O…'],
    ['ana@example.org', 'a…@example.org'],
  ])('the value %s becomes %s', (value, masked) => {
    expect(maskValue(value)).toBe(masked)
  })

  test('a long text is cut', () => {
    expect(maskValue('word '.repeat(50)).length).toBeLessThan(50)
  })
})

test('statistics count what is filled and show no value in clear', () => {
  const takenAt = Instant.parse('2026-11-21T09:00:00Z')
  expect(statisticsOf(['Ana', 'Ana', 'Bo', null, ' ', '12'], takenAt)).toEqual({
    sampled: 6,
    filled: 4,
    distinct: 3,
    samples: ['A…', 'B…', '••'],
    takenAt,
  })
})
