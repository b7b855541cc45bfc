import { describe, expect, test } from 'vitest'
import { newPassphrase, requireStrongPassphrase } from '#engine/keyring/index.ts'
import { Fault } from '#shared/kernel/faults.ts'

function refusalOf(passphrase: string, personal: readonly string[] = []): unknown {
  try {
    requireStrongPassphrase(passphrase, personal)
    return null
  } catch (error) {
    if (error instanceof Fault) return error.params.reason
    throw error
  }
}

describe('a passphrase', () => {
  test.each([
    ['eleven characters', 'hvd8wk2pz6q', 'short'],
    ['eleven characters that are twelve before they are composed', 'hvd8wk2pze\u0301q', 'short'],
    ['a whole file', 'a horse '.repeat(200), 'long'],
    ['one character over and over', 'xxxxxxxxxxxxxxxx', 'common'],
    ['two characters in turn', 'xyxyxyxyxyxyxy', 'common'],
    ['the digits in a row', '123456789012', 'common'],
    ['a row of the keyboard', 'qwertyuiop[]', 'common'],
    ['a row of the German keyboard', 'qwertzuiop123', 'common'],
    ['the alphabet backwards', 'zyxwvutsrqpo', 'common'],
    ['the commonest word with digits', 'Password1234', 'common'],
    ['the same in disguise', 'P@$$w0rd!234', 'common'],
    ['the same in German', 'Passwort2026', 'common'],
    ['the same in French', 'MotDePasse123', 'common'],
    ['the name of the product', 'wardbookwardbook1', 'common'],
    ['the example that everybody knows', 'correcthorsebatterystaple', 'common'],
  ])('is refused when it is %s', (_, passphrase, reason) => {
    expect(refusalOf(passphrase)).toBe(reason)
  })

  test.each([
    ['three words', 'walnut-gravel-trombone'],
    ['twelve characters that follow no rule', 'hvd8wk2pz6qt'],
    ['words in Greek', 'θάλασσα μήλο καράβι'],
    ['a sentence with a common word in it', 'my password is a long road'],
    ['1,024 characters', 'walnut gravel trombone '.repeat(60).slice(0, 1024)],
  ])('is taken when it is %s', (_, passphrase) => {
    expect(refusalOf(passphrase)).toBeNull()
  })

  test('is refused when it is little more than its owner’s name', () => {
    expect(refusalOf('ada.lovelace1', ['Ada.Lovelace'])).toBe('common')
    expect(refusalOf('ada.lovelace1', ['Grace'])).toBeNull()
  })
})

describe('a proposed passphrase', () => {
  test('has six words, is another each time and is always taken', () => {
    const proposed = Array.from({ length: 500 }, () => newPassphrase())
    expect(new Set(proposed).size).toBe(500)
    for (const passphrase of proposed) {
      expect(passphrase).toMatch(/^[a-z]+(-[a-z]+){5}$/)
      expect(refusalOf(passphrase)).toBeNull()
    }
  })

  test('is drawn evenly: bytes that would favour the first words are drawn again', () => {
    const draws = [Buffer.from([0xff, 0xff]), ...Array.from({ length: 6 }, () => Buffer.from([0, 0]))]
    let drawn = 0
    const passphrase = newPassphrase(() => draws[drawn++] ?? Buffer.alloc(2))
    expect(passphrase).toBe('abacus-abacus-abacus-abacus-abacus-abacus')
    expect(drawn).toBe(7)
  })
})
