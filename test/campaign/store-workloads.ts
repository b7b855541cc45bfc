import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDeviceKey, openKeyring, readKeyringFile, writeKeyringFile } from '#engine/keyring/index.ts'
import { bulkUpsert, openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { rotateKeys } from '#engine/store/rotation.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { ladder } from '../support/store-of-version.ts'
import { people } from './people.ts'
import { openByRecoveryKey, type Task } from './workplace.ts'

/** What the store does while the power fails or the process is killed. */
export const storeWorkloads = {
  import: importPeople,
  migrate,
  keyring,
  rotate,
  promiseTooEarly,
  migrateInPieces,
}

/** Batches as a connector brings them: many rows, one entry in the log. */
async function importPeople(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  for (let round = 0; round < task.rounds * 4; round++) {
    const batch = `${process.pid}-${round}`
    const count = 150
    await store.transact({ action: 'connection.sync', audit: 'entry' }, async (db) => {
      db.note({ batch, people: count })
      bulkUpsert(store.writer, 'person', ['connectionId', 'externalId'], people(batch, count))
    })
    task.say({ fact: 'people', batch, count })
  }
  await store.close()
}

/** A store of the first schema is opened: it is backed up and climbs the whole ladder of migrations. */
async function migrate(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  task.say({ fact: 'schema', version: schemaVersion })
  await store.close()
}

/** The control: the same migrations, each not in a transaction, which a kill leaves half done. */
async function migrateInPieces(task: Task): Promise<void> {
  const steps = await ladder()
  const keyring = await openKeyring(readKeyringFile(task.store).bytes, { recoveryKey: task.recoveryKey })
  const { raw, kysely, close } = openDatabase(join(task.store, 'store.db'), {
    key: keyring.keys.databaseKey(),
  })
  task.say({ fact: 'keyring', sequence: keyring.keyringSequence })
  keyring.dispose()
  for (const [place, up] of steps.entries()) {
    if (place < Number(raw.pragma('user_version', { simple: true }))) continue
    await up(kysely as never)
    // Long enough to be hit.
    await sleep(40)
    raw.pragma(`user_version=${place + 1}`)
  }
  close()
}

/** Other slots, one keyring after the other. */
async function keyring(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  let session = store.keyring
  for (let round = 0; round < task.rounds * 4; round++) {
    const change = await addDeviceKey(session, { now: systemClock() })
    writeKeyringFile(task.store, change.bytes)
    session = change.session
    task.say({ fact: 'keyring', sequence: session.keyringSequence })
  }
  await store.close()
}

/** New keys for everything, in the steps that the job takes. */
async function rotate(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  for await (const _step of rotateKeys(store, systemClock))
    task.say({ fact: 'keyring', sequence: store.keyring.keyringSequence })
  await store.close()
}

/** The control: it tells the world before the commit, so that a campaign which finds no loss here is blind. */
async function promiseTooEarly(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  for (let round = 0; round < task.rounds; round++) {
    const batch = `early-${round}`
    await store.transact({ action: 'connection.sync', audit: 'entry' }, async () => {
      bulkUpsert(store.writer, 'person', ['connectionId', 'externalId'], people(batch, 150))
      task.say({ fact: 'people', batch, count: 150 })
      // The moment between promise and commit, long enough to be hit.
      await sleep(20)
    })
  }
  await store.close()
}
