import { Fault } from '#shared/kernel/faults.ts'
import { printCode, readCode } from '../typed-code.ts'
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

/** A recovery key as it is printed: 256 bits as 13 groups of 4 characters, then 2 check characters. */
export function printRecoveryKey(key: Uint8Array): string {
  if (key.length !== keyLength) throw new Error('a recovery key has 32 bytes')
  return printCode(key)
}

/**
 * Reads a recovery key as people type it.
 * @throws Fault `invalid-input` when a character is wrong, missing, doubled or swapped with another; nothing is tried
 *   with a key that was mistyped
 */
export function parseRecoveryKey(typed: string): Buffer {
  const key = readCode(typed, keyLength)
  if (key === null)
    throw new Fault('invalid-input', { issues: [{ path: ['recoveryKey'], key: 'recoveryKeyMistyped' }] })
  return key
}
