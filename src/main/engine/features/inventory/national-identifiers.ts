import { digitsOf, isDayAndMonth, isLuhn, isMod11And10, remainder, weightedSum } from './check-digits.ts'

/**
 * The checks of national identifiers (GDPR Art. 87), by country. Each takes the value without separators, in capitals,
 * in the form that its rule asks for, and says whether its check signs and dates fit.
 */
export const nationalIdentifiers = {
  /** France, NIR: 13 signs (2A and 2B for Corsica) and their complement to 97. */
  frNir: (value: string) => {
    const number = value.slice(0, 13).replace('2A', '19').replace('2B', '18')
    return 97 - remainder(number, 97) === Number(value.slice(13))
  },
  /** Spain, DNI and NIE: the letter is the number modulo 23; X, Y and Z count as 0, 1 and 2. */
  esDni: (value: string) => {
    const number = value.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2')
    return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23) === value.at(-1)
  },
  /** Italy, codice fiscale: odd places count by a table, even ones by their place; the sum modulo 26 is the last letter. */
  itFiscalCode: (value: string) => {
    const sum = [...value.slice(0, 15)].reduce((total, sign, place) => {
      const worth = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65
      return total + (place % 2 === 0 ? (oddWorth[worth] ?? 0) : worth)
    }, 0)
    return String.fromCharCode(65 + (sum % 26)) === value.at(-1)
  },
  /** Germany, tax identifier: one digit of the first ten occurs two or three times, MOD 11,10. */
  deTaxId: (value: string) => {
    const counts = new Map<string, number>()
    for (const digit of value.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    const repeated = [...counts.values()].filter((count) => count > 1)
    return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && isMod11And10(value)
  },
  /** Netherlands, BSN: weights 9 to 2 and -1, divisible by 11. */
  nlBsn: (value: string) => {
    const digits = digitsOf(value.padStart(9, '0'))
    return digits.some((digit) => digit > 0) && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
  },
  /** Belgium, national register: complement to 97 of nine digits, with a 2 before them for births from 2000. */
  beNationalRegister: (value: string) => {
    const check = Number(value.slice(9))
    const body = value.slice(0, 9)
    const month = Number(value.slice(2, 4)) % 20
    return month <= 12 && (97 - remainder(body, 97) === check || 97 - remainder(`2${body}`, 97) === check)
  },
  /** Poland, PESEL: birth date with the century in the month, weights 1, 3, 7, 9. */
  plPesel: (value: string) => {
    const digits = digitsOf(value)
    const month = Number(value.slice(2, 4)) % 20
    const sum = weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
    return isDayAndMonth(Number(value.slice(4, 6)), month) && (10 - (sum % 10)) % 10 === digits[10]
  },
  /** Sweden, personnummer: birth date (60 added to the day for a coordination number), Luhn over ten digits. */
  sePersonnummer: (value: string) => {
    const ten = value.slice(-10)
    const day = Number(ten.slice(4, 6))
    return isDayAndMonth(day > 60 ? day - 60 : day, Number(ten.slice(2, 4))) && isLuhn(ten)
  },
  /** Denmark, CPR: birth date; since 2007 numbers are given out that fail the old modulus 11, so that it proves nothing. */
  dkCpr: (value: string) => isDayAndMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4))),
  /** Norway, fødselsnummer: birth date (40 added to the day for a D number), two check digits modulo 11. */
  noBirthNumber: (value: string) => {
    const digits = digitsOf(value)
    const day = Number(value.slice(0, 2))
    const first = (11 - (weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11
    const second = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
    return (
      isDayAndMonth(day > 40 ? day - 40 : day, Number(value.slice(2, 4))) &&
      first === digits[9] &&
      second === digits[10]
    )
  },
  /** Finland, henkilötunnus: birth date, the nine digits modulo 31 choose the last sign. */
  fiHetu: (value: string) => {
    const number = Number(value.slice(0, 6) + value.slice(7, 10))
    return (
      isDayAndMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4))) &&
      '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(number % 31) === value.at(-1)
    )
  },
  /** Portugal, NIF: weights 9 to 2, complement to 11. */
  ptNif: (value: string) => {
    const digits = digitsOf(value)
    const rest = weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return (rest < 2 ? 0 : 11 - rest) === digits[8]
  },
  /** Czechia and Slovakia, rodné číslo of ten digits: birth date (50 added to the month for women), divisible by 11. */
  czBirthNumber: (value: string) => {
    const month = Number(value.slice(2, 4))
    const day = Number(value.slice(4, 6))
    const real = [0, 20, 50, 70]
      .map((added) => month - added)
      .find((candidate) => candidate >= 1 && candidate <= 12)
    return real !== undefined && isDayAndMonth(day, real) && Number(value) % 11 === 0
  },
  /** Austria, social insurance number: check digit in the fourth place, birth date at the end. */
  atSocialInsurance: (value: string) => {
    const digits = digitsOf(value)
    const sum = weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6])
    return sum % 11 === digits[3] && isDayAndMonth(Number(value.slice(4, 6)), Number(value.slice(6, 8)))
  },
  /** Switzerland, AHV: 756 and the check digit of EAN-13. */
  chAhv: (value: string) => {
    const digits = digitsOf(value)
    const sum = weightedSum(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3])
    return (10 - (sum % 10)) % 10 === digits[12]
  },
  /** Ireland, PPS: weights 8 to 2 and 9 for a second letter, modulo 23. */
  iePps: (value: string) => {
    const second = value.length > 8 ? value.charCodeAt(8) - 64 : 0
    const sum = weightedSum(digitsOf(value), [8, 7, 6, 5, 4, 3, 2]) + 9 * second
    return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === value.charAt(7)
  },
  /** Romania, CNP: sex and century, birth date, weights, modulo 11 where 10 counts as 1. */
  roCnp: (value: string) => {
    const digits = digitsOf(value)
    const rest = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    return (
      isDayAndMonth(Number(value.slice(5, 7)), Number(value.slice(3, 5))) &&
      (rest === 10 ? 1 : rest) === digits[12]
    )
  },
  /** Croatia, OIB: MOD 11,10. */
  hrOib: isMod11And10,
} as const

/** What the signs in odd places of a codice fiscale count: digits and letters A to Z share the table. */
const oddWorth: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]
