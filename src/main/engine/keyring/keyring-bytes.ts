import * as z from 'zod'
import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import { findContradiction } from './consistency.ts'
import { Keyring, keyringMagic } from './format.ts'
import { sha256 } from './primitives.ts'

/** No keyring is larger; a larger file is refused before it is read. */
export const keyringLimit = 256 * 1024

/** The bytes of a keyring file. */
export function writeKeyring(sealed: Omit<Keyring, 'checksum'>): Buffer {
  return Buffer.from(`${canonicalJson({ ...sealed, checksum: checksumOf(sealed) })}\n`, 'utf8')
}

/**
 * Reads the form of a keyring: size, canonical text, every bound, checksum and inner consistency. Nothing is decrypted
 * and no key derivation runs, so the content is not yet proved genuine.
 * @throws Fault `keyring-damaged`, or `store-newer` when a later version wrote it
 */
export function parseKeyring(bytes: Uint8Array): Keyring {
  if (bytes.length > keyringLimit) throw new Fault('keyring-damaged', { params: { reason: 'size' } })
  const { text, value } = readJson(bytes)
  refuseNewer(value)
  const parsed = Keyring.safeParse(value)
  if (!parsed.success) throw new Fault('keyring-damaged', { params: { reason: 'form' }, cause: parsed.error })
  const keyring = parsed.data
  if (`${canonicalJson(keyring)}\n` !== text)
    throw new Fault('keyring-damaged', { params: { reason: 'form' } })
  if (checksumOf(keyring) !== keyring.checksum) {
    throw new Fault('keyring-damaged', { params: { reason: 'checksum' } })
  }
  const contradiction = findContradiction(keyring.body)
  if (contradiction !== null) {
    throw new Fault('keyring-damaged', { params: { reason: 'consistency' }, cause: new Error(contradiction) })
  }
  return keyring
}

/** The hash by which the next keyring and the audit log name this one. */
export function keyringHash(bytes: Uint8Array): string {
  return sha256(bytes).toString('hex')
}

function checksumOf({ body, mac, signature }: Omit<Keyring, 'checksum'>): string {
  return sha256(canonicalJson({ body, mac, signature })).toString('hex')
}

function readJson(bytes: Uint8Array): { readonly text: string; readonly value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, value: JSON.parse(text) }
  } catch (cause) {
    throw new Fault('keyring-damaged', { params: { reason: 'form' }, cause })
  }
}

const AnyVersion = z.object({ body: z.object({ magic: z.literal(keyringMagic), v: z.int() }) })

function refuseNewer(value: unknown): void {
  const parsed = AnyVersion.safeParse(value)
  if (parsed.success && parsed.data.body.v > 1) throw new Fault('store-newer')
}
