import { join } from 'node:path'
import { addDeviceKey, writeKeyringFile } from '#engine/keyring/index.ts'
import { bulkUpsert, type Connection, migrate, openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { rotateKeys } from '#engine/store/rotation.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { people } from './people.ts'
import { openByRecoveryKey, type Task } from './workplace.ts'

/** What the store does while the power fails or the process is killed. */
export const storeWorkloads = {
  import: importPeople,
  migrate: migrateSchema,
  keyring,
  rotate,
  promiseTooEarly,
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

/** The next version of the schema, made up, through the ladder that real ones climb: a table and a row for each entry. */
async function migrateSchema(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  const key = store.keyring.keys.databaseKey()
  await store.close()
  const connection = openDatabase(join(task.store, 'store.db'), { key })
  await migrate(connection, nextSchema(connection))
  task.say({ fact: 'schema', version: schemaVersion + 1 })
  connection.raw.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
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
      await new Promise((resolve) => setTimeout(resolve, 20))
    })
  }
  await store.close()
}

function nextSchema({ raw }: Connection): Parameters<typeof migrate>[1] {
  const step = async () => {
    raw.exec('create table campaignStep (seq integer primary key, text text not null) strict')
    raw.exec('insert into campaignStep select null, hex(randomblob(200)) from person')
    raw.exec('alter table vendor add column campaignNote text')
  }
  return [...Array.from({ length: schemaVersion }, () => step), step]
}
