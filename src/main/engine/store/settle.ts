import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Credentials, type KdfCost, strengthenPassphraseSlot } from '../keyring/index.ts'
import { indexDuties, unindexedDuties } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'
import { rememberMoment } from './moments.ts'
import { resumeRotation } from './rotation.ts'

interface Settling {
  readonly clock: () => Instant
  /** What a passphrase slot costs today: one that costs less is wrapped anew. */
  readonly kdf: KdfCost
}

/**
 * Puts in order what can only be put in order once somebody has come in: notes a keyring that the audit log does not know,
 * lets searches find what they did not look at before, remembers the visit, strengthens a weak slot, finishes an interrupted
 * rotation. None of it keeps anybody out.
 */
export async function settle(
  store: OpenStore,
  credentials: Credentials,
  { clock, kdf }: Settling,
): Promise<void> {
  await unlessDiskRefuses(async () => {
    await noteUnknownKeyring(store)
    await indexEarlierDuties(store)
    await rememberVisit(store, clock)
    await strengthen(store, credentials, kdf, clock)
    await resumeRotation(store, clock)
  })
}

/** Makes duties found that were entered before searches looked at them. */
async function indexEarlierDuties(store: OpenStore): Promise<void> {
  const ids = unindexedDuties(store.writer)
  if (ids.length === 0) return
  await store.transact({ action: 'store.index', audit: 'none' }, () => indexDuties(store.writer, ids))
}

/** A full or read-only disk is told by the first command of the person; reading goes on. */
async function unlessDiskRefuses(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Fault && ['disk-full', 'permission-lost'].includes(error.code))) throw error
  }
}

/**
 * Every change of the keyring is in the audit log. One that is not is left by a crash between the two, or by somebody's own
 * tools, and is put on record.
 */
async function noteUnknownKeyring(store: OpenStore): Promise<void> {
  const { keyringHash, keyringSequence } = store.keyring
  const known = await store.read.kysely
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'keyring')
    .executeTakeFirst()
  if (known === undefined ? keyringSequence === 1 : known.value === keyringHash) return
  await store.transact({ action: 'key.found', audit: 'entry' }, (db) =>
    store.noteKeyring(db, { expected: known?.value ?? null }),
  )
}

/** The way in by the recovery key is rare enough to be an entry of its own. */
async function rememberVisit(store: OpenStore, clock: () => Instant): Promise<void> {
  const { userId, openedWith } = store.keyring
  const audit = openedWith === 'recovery' ? 'entry' : 'none'
  await store.transact({ action: 'store.unlock', audit }, async (db) => {
    await rememberMoment(db, 'unlockedAt', userId, clock())
    db.note({ openedWith })
  })
}

async function strengthen(
  store: OpenStore,
  credentials: Credentials,
  atLeast: KdfCost,
  clock: () => Instant,
): Promise<void> {
  if (!('passphrase' in credentials)) return
  const { passphrase, keyFile } = credentials
  const change = await strengthenPassphraseSlot(store.keyring, { passphrase, keyFile, atLeast, now: clock() })
  if (change === null) return
  await store.transact({ action: 'key.strengthen', audit: 'entry' }, (db) =>
    store.changeKeyring(db, change, {}),
  )
}
