import { recoveryAlphabet as alphabet, plainRecoveryKey as plainCode } from '#shared/kernel/recovery-key.ts'

/**
 * Bytes as people print, compare and type them: Crockford's base 32 in groups of 4 characters, then 2 check characters,
 * joined by dashes.
 */
export function printCode(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let digits = ''
  for (let place = 0; place < digitsOf(bytes.length); place++) {
    digits = alphabet.charAt(Number(rest & 31n)) + digits
    rest >>= 5n
  }
  return `${digits.replace(/.{4}/g, '$&-')}${checkOf(digits)}`
}

/**
 * Reads a code as people type it: either case, O for 0, I and L for 1, any spaces and dashes.
 * @param length how many bytes it holds
 * @returns null when a character is wrong, missing, doubled or swapped with another
 */
export function readCode(typed: string, length: number): Buffer | null {
  const text = plainCode(typed)
  const digits = text.slice(0, digitsOf(length))
  const isWhole = /^[0-9A-HJKMNP-TV-Z]+$/.test(text) && text.length === digitsOf(length) + checkDigits
  if (!isWhole || text.slice(digits.length) !== checkOf(digits)) return null
  let value = 0n
  for (const digit of digits) value = (value << 5n) | BigInt(alphabet.indexOf(digit))
  // The first digit may have room for more bits than there are.
  if (value >> BigInt(length * 8) !== 0n) return null
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
}

const checkDigits = 2

function digitsOf(length: number): number {
  return Math.ceil((length * 8) / 5)
}

/**
 * The sum of the digits weighted by their place, modulo the prime 1021: every single wrong character and every exchange
 * of two characters changes it, because weight and difference are both smaller than the prime.
 */
function checkOf(digits: string): string {
  let sum = 0
  for (const [place, digit] of [...digits].entries()) sum += (place + 1) * alphabet.indexOf(digit)
  const check = sum % 1021
  return alphabet.charAt(check >> 5) + alphabet.charAt(check & 31)
}
