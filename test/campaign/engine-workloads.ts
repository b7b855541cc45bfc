import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../support/credentials.ts'
import { type Client, jobEnded, newStore, startEngine } from './engine.ts'
import type { Task } from './workplace.ts'

/** What the whole engine does while the power fails or the process is killed. */
export const engineWorkloads = { create, write, remove, rotateByJob }

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

/** New keys for the store, again and again, as the job that a `dpo` starts; between two of them a record and a secret. */
async function rotateByJob(task: Task): Promise<void> {
  const { engine, client } = await startEngine(task)
  await client.store.unlock({ path: task.store, passphrase })
  for (let round = 0; round < task.rounds; round++) {
    await addVendors(client, 1, task.say)
    const { id: systemId } = await client.system.create({ name: `System ${round}` })
    const { id } = await client.connection.create({
      name: `Account ${round}`,
      connector: 'hubspot',
      systemId,
    })
    await client.connection.setSecret({ id, secret: { token: secretOf(id) } })
    task.say({ fact: 'secret', connectionId: id })
    await jobEnded(client, client.key.rotate({ passphrase }))
    task.say({ fact: 'epoch', epoch: (await client.key.status()).epoch })
  }
  await engine.close()
}

/** What is kept for a connection, so that a check knows it again. */
export function secretOf(connectionId: string): string {
  return `token of ${connectionId}`
}

async function addVendors(client: Client, count: number, say: Task['say']) {
  const vendors: Awaited<ReturnType<typeof client.vendor.create>>[] = []
  for (let place = 0; place < count; place++) {
    const vendor = await client.vendor.create({ name: `Vendor ${place}`, services: 'parcels' })
    say({ fact: 'record', entity: 'vendor', id: vendor.id, revision: vendor.revision })
    vendors.push(vendor)
  }
  return vendors
}
