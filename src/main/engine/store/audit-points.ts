import type { CheckpointReason, GivenCheckpoints } from '#shared/contract/audit.ts'
import { type Clock, millisecondsOf } from '#shared/kernel/dates.ts'
import {
  type AuditExpectation,
  type ExpectedCheckpoint,
  makeCheckpoint,
  ownCheckpoints,
  readCheckpointCode,
  sinceCheckpoint,
} from '../audit/index.ts'
import type { Session as KeyringSession } from '../keyring/index.ts'
import { type Connection, readHead } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'
import type { UnlockRefusal } from './refusals.ts'

/** What the audit log of an open store is held against: its keys, its head file, its own checkpoints and those given. */
export function expectationOf(
  { folder, keyring }: OpenStore,
  connection: Connection,
  given: readonly ExpectedCheckpoint[] = [],
): AuditExpectation {
  const { storeId, publicKeys } = keyring
  const head = readHead(folder, keyring.keys.head)
  return {
    storeId,
    publicKeys,
    head: head === 'forged' ? null : head,
    checkpoints: [...ownCheckpoints(connection), ...given],
  }
}

/**
 * Checkpoints from outside, as the log is held against them.
 * @throws Fault `invalid-input` when a code from paper was mistyped
 */
export function givenCheckpoints({ checkpoints, printed }: GivenCheckpoints): ExpectedCheckpoint[] {
  return [
    ...checkpoints.map(({ name, note }) => ({ file: name, note, place: null })),
    ...printed.map(({ name, size, code }) => ({
      file: name,
      size,
      code: readCheckpointCode(code),
      place: null,
    })),
  ]
}

/** Who signs in this session. */
export function signerOf({ userId, publicKeys, sign }: KeyringSession) {
  const publicKey = publicKeys.get(userId)
  if (publicKey === undefined) throw new Error(`no public key of ${userId}`)
  return { userId, publicKey, sign }
}

/** Makes a checkpoint of the engine's own accord, with its entry in the log. */
export async function makeOwnCheckpoint(
  { keyring, writer, transact }: OpenStore,
  reason: CheckpointReason,
  clock: Clock,
): Promise<void> {
  await transact({ action: 'audit.checkpoint', audit: 'entry' }, async (db) => {
    const made = makeCheckpoint(writer, keyring.storeId, signerOf(keyring), { now: clock(), reason })
    db.note({ size: made.size, root: made.root, reason })
  })
}

/** Enters that somebody came in, whom the store refused before, and the checkpoint of the day. */
export async function enterUnlock(
  store: OpenStore,
  refused: readonly UnlockRefusal[],
  clock: Clock,
): Promise<void> {
  if (refused.length > 0) {
    await store.transact({ action: 'store.refuseUnlock', audit: 'entry' }, async (db) =>
      db.note({ attempts: refused }),
    )
  }
  await store.transact({ action: 'store.unlock', audit: 'entry' }, async (db) =>
    db.note({ openedWith: store.keyring.openedWith, head: store.head }),
  )
  const { lastAt } = sinceCheckpoint(store.writer, store.keyring.storeId)
  const isDue = lastAt !== null && millisecondsOf(clock()) - millisecondsOf(lastAt) >= 86_400_000
  if (isDue) await makeOwnCheckpoint(store, 'daily', clock)
}

/** Enters that the store was locked, and makes a checkpoint when enough came together since the last one. */
export async function enterLock(store: OpenStore, clock: Clock): Promise<void> {
  await store.transact({ action: 'store.lock', audit: 'entry' }, async () => undefined)
  const { entries } = sinceCheckpoint(store.writer, store.keyring.storeId)
  if (entries >= enoughForCheckpoint) await makeOwnCheckpoint(store, 'lock', clock)
}

const enoughForCheckpoint = 100
