import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import { compartmentsOf } from './consistency.ts'
import type { Charter, Compartment, Grant, KeyringUser } from './format.ts'
import { type PrivateKeys, sealTo, unseal } from './key-pair.ts'
import { decrypt, derive, encrypt } from './primitives.ts'
import type { Random } from './random.ts'

/** The keys of one epoch that a person holds. */
export interface EpochKeys {
  readonly epoch: number
  readonly main: Buffer
  /** Null for roles that receive no credentials. */
  readonly credentials: Buffer | null
}

/** The grants that a person's role calls for, for one epoch. The giver must hold both keys. */
export function grantsFor(
  storeId: string,
  user: KeyringUser,
  keys: EpochKeys,
  random: Random,
): readonly Grant[] {
  return compartmentsOf(user.role).map((compartment) => {
    const key = keys[compartment]
    if (key === null) throw new Error('only a holder of the credentials key can grant it')
    const context = contextOf(storeId, user.id, compartment, keys.epoch)
    const sealed = sealTo(user.sealKey, key, context, random)
    return { user: user.id, compartment, epoch: keys.epoch, algorithm: 'x25519' as const, ...sealed }
  })
}

/**
 * Opens a person's grants of one epoch.
 * @throws Fault `keyring-damaged` when one does not open with that person's key
 */
export function openGrants(
  storeId: string,
  charter: Charter,
  user: KeyringUser,
  privateKeys: PrivateKeys,
  epoch: number,
): EpochKeys {
  const open = (compartment: Compartment) => {
    const grant = charter.grants.find(
      (candidate) =>
        candidate.user === user.id && candidate.compartment === compartment && candidate.epoch === epoch,
    )
    if (grant === undefined) return null
    const key = unseal(privateKeys.unseal, grant, contextOf(storeId, user.id, compartment, epoch))
    if (key === null) throw new Fault('keyring-damaged', { params: { reason: 'grant' } })
    return key
  }
  const main = open('main')
  if (main === null) throw new Error('a keyring of consistent form grants every user the main key')
  return { epoch, main, credentials: open('credentials') }
}

/** Encrypts the erasure ledger's key under the main key of an epoch. */
export function wrapErasuresKey(
  storeId: string,
  keys: EpochKeys,
  erasures: Uint8Array,
  random: Random,
): Charter['erasures'] {
  return withWrapping(storeId, keys, (wrapping, context) => encrypt(wrapping, erasures, context, random))
}

/** @throws Fault `keyring-damaged` when the erasure ledger's key does not open with the main key */
export function unwrapErasuresKey(storeId: string, keys: EpochKeys, wrapped: Charter['erasures']): Buffer {
  const key = withWrapping(storeId, keys, (wrapping, context) => decrypt(wrapping, wrapped, context))
  if (key === null) throw new Fault('keyring-damaged', { params: { reason: 'erasures' } })
  return key
}

function withWrapping<T>(storeId: string, keys: EpochKeys, use: (key: Buffer, context: string) => T): T {
  const wrapping = derive(keys.main, Buffer.from(storeId, 'hex'), 'erasures/wrap')
  try {
    return use(wrapping, canonicalJson({ use: 'wardbook/v1/erasures', storeId, epoch: keys.epoch }))
  } finally {
    wrapping.fill(0)
  }
}

function contextOf(storeId: string, user: string, compartment: Compartment, epoch: number): object {
  return { use: 'wardbook/v1/grant', storeId, user, compartment, epoch }
}
