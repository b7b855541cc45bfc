/** The digits of a text as numbers; other signs are left out. */
export function digitsOf(text: string): readonly number[] {
  return [...text.replace(/\D/g, '')].map(Number)
}

/** The sum of digits times weights, over as many as there are weights. */
export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0)
}

/** A whole number of any length modulo a small one. */
export function remainder(digits: string, modulus: number): number {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % modulus
  return rest
}

/** The Luhn check of ISO/IEC 7812: every second digit from the right doubled. */
export function isLuhn(value: string): boolean {
  const digits = digitsOf(value).toReversed()
  const sum = digits.reduce((total, digit, place) => {
    const counted = place % 2 === 0 ? digit : digit * 2
    return total + (counted > 9 ? counted - 9 : counted)
  }, 0)
  return digits.length > 1 && sum % 10 === 0 && digits.some((digit) => digit > 0)
}

/** ISO 7064 MOD 11,10, as the German tax identifier and the Croatian OIB use it. */
export function isMod11And10(value: string): boolean {
  const digits = digitsOf(value)
  const product = digits.slice(0, -1).reduce((carry, digit) => {
    const sum = (digit + carry) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return (11 - product) % 10 === digits.at(-1)
}

/** Whether day and month can be those of a date; the century is often not written. */
export function isDayAndMonth(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (daysIn[month - 1] ?? 0)
}

const daysIn: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
