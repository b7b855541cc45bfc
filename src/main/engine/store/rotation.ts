import type { Instant } from '#shared/kernel/dates.ts'
import { beginRotation, finishRotation, openCredential, sealCredential } from '../keyring/index.ts'
import type { WriteDb } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'

/** The steps of a rotation, in their order. After each of them everybody can open the store. */
export const rotationSteps = ['begun', 'database', 'credentials', 'finished'] as const
export type RotationStep = (typeof rotationSteps)[number]

/**
 * Gives the store new keys: a keyring with the keys of both epochs, the database under the new one, the connectors'
 * secrets under the new one, a keyring without the old epoch. Tells each step that is on the disk. Whatever a crash
 * leaves behind is taken up by running it again.
 * @throws Fault `forbidden` for who is not a `dpo`; `disk-full`, `permission-lost`, `store-damaged`
 */
export async function* rotateKeys(store: OpenStore, clock: () => Instant): AsyncGenerator<RotationStep> {
  await store.transact({ action: 'key.rotate', audit: 'entry' }, (db) =>
    store.changeKeyring(db, beginRotation(store.keyring, { now: clock() }), { step: 'begun' }),
  )
  yield 'begun'
  await store.rekey()
  yield 'database'
  await store.transact({ action: 'key.rotate', audit: 'none' }, (db) => sealCredentialsAnew(db, store))
  yield 'credentials'
  await store.transact({ action: 'key.rotate', audit: 'entry' }, (db) =>
    store.changeKeyring(db, finishRotation(store.keyring, { now: clock() }), { step: 'finished' }),
  )
  yield 'finished'
}

/** Finishes a rotation that a crash interrupted, for the first `dpo` who opens the store after it. */
export async function resumeRotation(store: OpenStore, clock: () => Instant): Promise<void> {
  const { pendingKeys, role, mustReplacePassphrase } = store.keyring
  if (pendingKeys === null || role !== 'dpo' || mustReplacePassphrase) return
  for await (const _step of rotateKeys(store, clock));
}

/** A secret that is under the new key already stays; one that neither key opens could not be read before either. */
async function sealCredentialsAnew({ kysely }: WriteDb, { keyring }: OpenStore): Promise<void> {
  const before = keyring.keys.credentials
  const after = keyring.pendingKeys?.credentials
  if (!before || !after) throw new Error('a dpo holds the credentials key of both epochs')
  for (const row of await kysely.selectFrom('credential').selectAll().execute()) {
    const plain = openCredential(before, row.connectionId, row)
    if (plain === null) continue
    const { nonce, ciphertext } = sealCredential(after, row.connectionId, plain)
    plain.fill(0)
    await kysely
      .updateTable('credential')
      .set({ nonce, ciphertext })
      .where('connectionId', '=', row.connectionId)
      .execute()
  }
}
