import { Fault } from '#shared/kernel/faults.ts'
import { sameBytes, sha256 } from './primitives.ts'
import { type Random, systemRandom } from './random.ts'

/** Longer than any key file that Wardbook writes. */
export const keyFileLimit = 1024

/**
 * A new key file: a second factor to keep apart from the store. Only files made here are accepted, so that a photo or a
 * document that changes later can never be somebody's key.
 */
export function newKeyFile(random: Random = systemRandom): Buffer {
  const key = random(64)
  const text = `${title}\nversion: 1\nkey: ${key.toString('hex')}\ncheck: ${checkOf(key)}\n`
  key.fill(0)
  return Buffer.from(text, 'ascii')
}

/**
 * The 32-byte factor that a key file stands for.
 * @throws Fault `key-file-damaged` when the bytes are not a whole key file; so a damaged file and a wrong passphrase are
 *   told apart
 */
export function keyFileFactor(file: Uint8Array): Buffer {
  if (file.length > keyFileLimit) throw new Fault('key-file-damaged')
  const match = layout.exec(Buffer.from(file).toString('latin1'))
  const key = Buffer.from(match?.[1] ?? '', 'hex')
  const check = Buffer.from(match?.[2] ?? '', 'ascii')
  if (!sameBytes(check, Buffer.from(checkOf(key), 'ascii'))) throw new Fault('key-file-damaged')
  try {
    return sha256('wardbook-keyfile-v1', key)
  } finally {
    key.fill(0)
  }
}

const title = 'Wardbook key file'
// Line ends of Windows are accepted: mail programs and editors change them, the key stays the same.
const layout =
  /^Wardbook key file\r?\nversion: 1\r?\nkey: ([0-9a-f]{128})\r?\ncheck: ([0-9a-f]{8})(?:\r?\n)?$/

function checkOf(key: Uint8Array): string {
  return sha256('wardbook-keyfile-check', key).subarray(0, 4).toString('hex')
}
