import { passphrase } from '../support/credentials.ts'
import { startHubSpotTwin, twinToken } from '../support/hubspot-twin.ts'
import { type Client, jobEnded, startEngine } from './engine.ts'
import type { Task } from './workplace.ts'

/** Imports while the process is killed. */
export const syncWorkloads = { sync }

/** Thirty pages of people from a CRM, through a connection and its connector, again for each of many connections. */
async function sync(task: Task): Promise<void> {
  const people = 3_000
  const twin = await startHubSpotTwin({ contacts: people })
  const { engine, client } = await startEngine(task)
  await client.store.unlock({ path: task.store, passphrase })
  for (let round = 0; round < task.rounds; round++) {
    const system = await client.system.create({ name: `CRM ${round}`, kind: 'crm' })
    const { id, revision } = await client.connection.create({
      name: `CRM ${round}`,
      connector: 'hubspot',
      systemId: system.id,
      baseUrl: twin.url,
      allowPrivate: true,
    })
    await client.connection.setSecret({ id, secret: { token: twinToken } })
    const { jobId } = await client.connection.sync({ id })
    await firstPage(client, jobId)
    task.say({ fact: 'record', entity: 'connection', id, revision })
    await jobEnded(client, Promise.resolve({ jobId }))
    task.say({ fact: 'synced', connectionId: id, people })
  }
  await engine.close()
  await twin.close()
}

/** Waits until people are there, so that what follows is the import and not its beginning. */
async function firstPage(client: Client, id: Parameters<Client['job']['get']>[0]['id']): Promise<void> {
  for (;;) {
    const { progress, endedAt } = await client.job.get({ id })
    if (endedAt !== null || (progress?.done ?? 0) > 0) return
    await new Promise((again) => setTimeout(again, 2))
  }
}
