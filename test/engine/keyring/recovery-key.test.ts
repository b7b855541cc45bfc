import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseRecoveryKey, printRecoveryKey } from '#engine/keyring/recovery-key.ts'
import { repeatableRandom } from './keyrings.ts'

const key = repeatableRandom('recovery')(32)
const printed = printRecoveryKey(key)
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function isMistyped(typed: string): boolean {
  try {
    parseRecoveryKey(typed)
    return false
  } catch {
    return true
  }
}

describe('a recovery key', () => {
  test('is printed as thirteen groups of four and two check characters', () => {
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{2}$/)
  })

  test('comes back as it was, whatever its bytes', () => {
    const samples = [
      Buffer.alloc(32),
      Buffer.alloc(32, 0xff),
      ...Array.from({ length: 200 }, () => randomBytes(32)),
    ]
    for (const sample of samples) expect(parseRecoveryKey(printRecoveryKey(sample))).toEqual(sample)
  })

  test('is read as people type it', () => {
    const zeros = printRecoveryKey(Buffer.alloc(32, 0x08))
    const ones = printRecoveryKey(Buffer.from('08'.repeat(32), 'hex'))
    expect(parseRecoveryKey(printed.toLowerCase())).toEqual(key)
    expect(parseRecoveryKey(` ${printed.replaceAll('-', '  ')}\n`)).toEqual(key)
    expect(parseRecoveryKey(printed.replaceAll('-', '–'))).toEqual(key)
    expect(parseRecoveryKey(zeros.replaceAll('0', 'O'))).toEqual(Buffer.alloc(32, 0x08))
    expect(parseRecoveryKey(ones.replaceAll('1', 'l'))).toEqual(Buffer.alloc(32, 0x08))
    expect(parseRecoveryKey(ones.replaceAll('1', 'I'))).toEqual(Buffer.alloc(32, 0x08))
  })

  test('is refused when any single character is another', () => {
    const compact = printed.replaceAll('-', '')
    const accepted: string[] = []
    for (const [place, right] of [...compact].entries()) {
      for (const wrong of alphabet.replace(right, '')) {
        const typed = compact.slice(0, place) + wrong + compact.slice(place + 1)
        if (!isMistyped(typed)) accepted.push(typed)
      }
    }
    expect(accepted).toEqual([])
  })

  test('is refused when any two different characters are exchanged', () => {
    const compact = printed.replaceAll('-', '').slice(0, 52)
    const check = printed.slice(-2)
    const accepted: string[] = []
    for (let left = 0; left < compact.length; left++) {
      for (let right = left + 1; right < compact.length; right++) {
        if (compact[left] === compact[right]) continue
        const swapped = [...compact]
        swapped.splice(left, 1, compact.charAt(right))
        swapped.splice(right, 1, compact.charAt(left))
        if (!isMistyped(swapped.join('') + check)) accepted.push(swapped.join(''))
      }
    }
    expect(accepted).toEqual([])
  })

  test.each([
    ['empty', ''],
    ['a character short', printed.slice(0, -1)],
    ['a character long', `${printed}0`],
    ['with a letter that the alphabet has not', printed.replace(/.$/, 'U')],
  ])('is refused when it is %s', (_, typed) => {
    expect(isMistyped(typed)).toBe(true)
  })
})
