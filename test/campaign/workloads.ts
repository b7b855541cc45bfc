import { join } from 'node:path'
import { addDeviceKey, beginRotation, finishRotation, writeKeyringFile } from '#engine/keyring/index.ts'
import { bulkUpsert, type Connection, migrate, openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { Instant, systemClock } from '#shared/kernel/dates.ts'
import { passphrase } from '../support/credentials.ts'
import type { Fact } from './facts.ts'
import { newStore, openByRecoveryKey, startEngine, type Workplace } from './workplace.ts'

export interface Task extends Workplace {
  /** Of the store that was made before; the workload `create` makes its own. */
  readonly recoveryKey: string
  /** How often the work is repeated; a process that will be killed goes on for as long as it lives. */
  readonly rounds: number
  /** Tells the world, once it holds for ever. */
  say(fact: Fact): void
}

/** What a real engine does while the power fails or the process is killed. */
export const workloads = { create, write, remove, import: importPeople, migrate: migrateSchema, keyring, rotate }
export type WorkloadName = keyof typeof workloads

async function create(task: Task): Promise<void> {
  const { engine, client } = await startEngine(task)
  const { recoveryKey } = await client.store.create(newStore(task))
  task.say({ fact: 'created', recoveryKey })
  await addVendors(client, 2, task.say)
  await engine.close()
}

async function write(task: Task): Promise<void> {
  for (let round = 0; round < task.rounds; round++) {
    const { engine, client } = await startEngine(task)
    await client.store.unlock({ path: task.store, passphrase })
    for (const vendor of await addVendors(client, 4, task.say)) {
      const { id, revision } = await client.vendor.update({
        id: vendor.id,
        revision: vendor.revision,
        changes: { services: `Parcels, letters and ${'crates '.repeat(40)}` },
      })
      task.say({ fact: 'record', entity: 'vendor', id, revision })
    }
    const activity = await client.processingActivity.create({ name: `Shipping ${round}` })
    task.say({ fact: 'record', entity: 'processingActivity', id: activity.id, revision: activity.revision })
    // One command that writes a request, its legal event and what follows from it.
    const request = await client.rightsRequest.create({
      subjectName: `Iris Muster ${round}`,
      rights: ['art15Access'],
      receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
    })
    task.say({ fact: 'record', entity: 'rightsRequest', id: request.id, revision: request.revision })
    await engine.close()
  }
}

async function remove(task: Task): Promise<void> {
  for (let round = 0; round < task.rounds; round++) {
    const { engine, client } = await startEngine(task)
    await client.store.unlock({ path: task.store, passphrase })
    const vendors = await addVendors(client, 5, task.say)
    for (const { id, revision } of vendors.slice(1)) {
      task.say({ fact: 'removing', id })
      await client.vendor.remove({ id, revision })
      task.say({ fact: 'removed', entity: 'vendor', id })
    }
    await engine.close()
  }
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

/** New keys for everything: keyring with both, database anew, keyring with the new ones. */
async function rotate(task: Task): Promise<void> {
  const store = await openByRecoveryKey(task.store, task.recoveryKey)
  const begun = beginRotation(store.keyring, { now: systemClock() })
  const key = begun.session.keys.databaseKey()
  writeKeyringFile(task.store, begun.bytes)
  task.say({ fact: 'keyring', sequence: begun.session.keyringSequence })
  await store.close()
  const connection = openDatabase(join(task.store, 'store.db'), { key })
  connection.raw.pragma('wal_checkpoint(TRUNCATE)')
  const next = begun.session.pendingKeys?.databaseKey()
  if (next === undefined) throw new Error('a rotation that has begun has pending keys')
  connection.raw.rekey(next)
  connection.raw.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  const finished = finishRotation(begun.session, { now: systemClock() })
  writeKeyringFile(task.store, finished.bytes)
  task.say({ fact: 'keyring', sequence: finished.session.keyringSequence })
}

async function addVendors(
  client: Awaited<ReturnType<typeof startEngine>>['client'],
  count: number,
  say: Task['say'],
) {
  const vendors: Awaited<ReturnType<typeof client.vendor.create>>[] = []
  for (let place = 0; place < count; place++) {
    const vendor = await client.vendor.create({ name: `Vendor ${place}`, services: 'parcels' })
    say({ fact: 'record', entity: 'vendor', id: vendor.id, revision: vendor.revision })
    vendors.push(vendor)
  }
  return vendors
}

function people(batch: string, count: number): Record<string, string | null>[] {
  return Array.from({ length: count }, (_unused, place) => ({
    id: `person_${batch}-${place}`,
    connectionId: batch,
    externalId: String(place),
    name: `Person ${place} of ${batch}`,
    email: `person.${place}@example.org`,
    phone: '',
    country: 'DE',
    createdInSourceAt: systemClock(),
    updatedInSourceAt: systemClock(),
    readAt: systemClock(),
  }))
}

function nextSchema({ raw }: Connection): Parameters<typeof migrate>[1] {
  const step = async () => {
    raw.exec('create table campaignStep (seq integer primary key, text text not null) strict')
    raw.exec("insert into campaignStep select seq, hex(randomblob(200)) from audit")
    raw.exec('alter table vendor add column campaignNote text')
  }
  return [...Array.from({ length: schemaVersion }, () => step), step]
}
