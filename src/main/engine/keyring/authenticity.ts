import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import { type Charter, type Keyring, type KeyringBody, keyringMagic } from './format.ts'
import { sign, verifySignature } from './key-pair.ts'
import { derive, hmac, sameBytes } from './primitives.ts'

/** Who writes a keyring and under which main key its MAC is made: the one of the charter's present epoch. */
interface Seal {
  readonly signing: Buffer
  readonly main: Buffer
}

/** The signature of the person who answers for users, roles and grants. */
export function signCharter(storeId: string, charter: Charter, signing: Uint8Array): string {
  return sign(signing, charterBytes(storeId, charter)).toString('hex')
}

/** Puts MAC and writer's signature on a body. */
export function sealBody(body: KeyringBody, { signing, main }: Seal): Omit<Keyring, 'checksum'> {
  const bytes = bodyBytes(body)
  return {
    body,
    mac: macOf(body.storeId, main, bytes).toString('hex'),
    signature: sign(signing, bytes).toString('hex'),
  }
}

/**
 * Proves that a holder of the main key made this keyring (MAC), that its writer signed it, and that a `dpo` of the
 * store signed the charter.
 * @throws Fault `keyring-damaged`
 */
export function proveKeyring({ body, mac, signature }: Keyring, main: Uint8Array): void {
  const bytes = bodyBytes(body)
  if (!sameBytes(macOf(body.storeId, main, bytes), Buffer.from(mac, 'hex'))) {
    throw new Fault('keyring-damaged', { params: { reason: 'mac' } })
  }
  const keyOf = (user: string) => {
    const found = body.charter.users.find((candidate) => candidate.id === user)
    if (found === undefined) throw new Error('a keyring of consistent form knows who signed it')
    return found.signingKey
  }
  if (!verifySignature(keyOf(body.writer), bytes, Buffer.from(signature, 'hex'))) {
    throw new Fault('keyring-damaged', { params: { reason: 'signature' } })
  }
  const charter = charterBytes(body.storeId, body.charter)
  if (!verifySignature(keyOf(body.charter.by), charter, Buffer.from(body.charterSignature, 'hex'))) {
    throw new Fault('keyring-damaged', { params: { reason: 'charter' } })
  }
}

// The first line says what is signed: no signature under an audit entry can pass for one under a keyring.
function bodyBytes(body: KeyringBody): Buffer {
  return Buffer.from(`${keyringMagic}/v1/body\n${canonicalJson(body)}`, 'utf8')
}

function charterBytes(storeId: string, charter: Charter): Buffer {
  return Buffer.from(`${keyringMagic}/v1/charter\n${storeId}\n${canonicalJson(charter)}`, 'utf8')
}

function macOf(storeId: string, main: Uint8Array, bytes: Uint8Array): Buffer {
  const key = derive(main, Buffer.from(storeId, 'hex'), 'keyring/mac')
  try {
    return hmac(key, bytes)
  } finally {
    key.fill(0)
  }
}
