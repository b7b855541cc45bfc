import { Fault } from '#shared/kernel/faults.ts'
import { recoveryAlphabet as alphabet, plainRecoveryKey } from '#shared/kernel/recovery-key.ts'
import { keyLength } from './primitives.ts'
import { type Random, systemRandom } from './random.ts'

/** A new recovery key, as it is printed. It opens nothing before it is put into use. */
export function newRecoveryKey(random: Random = systemRandom): string {
  const key = random(keyLength)
  try {
    return printRecoveryKey(key)
  } finally {
    key.fill(0)
  }
}

/**
 * A recovery key as it is printed: 256 bits as 13 groups of 4 characters of Crockford's base 32, then 2 check
 * characters, joined by dashes.
 */
export function printRecoveryKey(key: Uint8Array): string {
  if (key.length !== keyLength) throw new Error('a recovery key has 32 bytes')
  let rest = BigInt(`0x${Buffer.from(key).toString('hex')}`)
  let digits = ''
  for (let place = 0; place < keyDigits; place++) {
    digits = alphabet.charAt(Number(rest & 31n)) + digits
    rest >>= 5n
  }
  return `${digits.replace(/.{4}/g, '$&-')}${checkOf(digits)}`
}

/**
 * Reads a recovery key as people type it: either case, O for 0, I and L for 1, any spaces and dashes.
 * @throws Fault `invalid-input` when a character is wrong, missing, doubled or swapped with another; nothing is tried
 *   with a key that was mistyped
 */
export function parseRecoveryKey(typed: string): Buffer {
  const text = plainRecoveryKey(typed)
  const digits = text.slice(0, keyDigits)
  if (!wellFormed.test(text) || text.slice(keyDigits) !== checkOf(digits)) {
    throw new Fault('invalid-input', { issues: [{ path: ['recoveryKey'], key: 'recoveryKeyMistyped' }] })
  }
  let value = 0n
  for (const digit of digits) value = (value << 5n) | BigInt(alphabet.indexOf(digit))
  return Buffer.from(value.toString(16).padStart(keyLength * 2, '0'), 'hex')
}

const keyDigits = 52
// 52 digits hold 260 bits: the first carries one bit of the key only.
const wellFormed = /^[01][0-9A-HJKMNP-TV-Z]{53}$/

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
