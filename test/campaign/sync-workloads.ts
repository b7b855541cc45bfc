import { passphrase } from '../support/credentials.ts'
import { startHubSpotTwin, twinToken } from '../support/hubspot-twin.ts'
import { jobEnded, startEngine } from './engine.ts'
import type { Task } from './workplace.ts'

/** Imports while the process is killed. */
export const syncWorkloads = { sync }

/** Eight pages of people from a CRM, through a connection and its connector, again for each of many connections. */
async function sync(task: Task): Promise<void> {
  const people = 800
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
    task.say({ fact: 'record', entity: 'connection', id, revision })
    await jobEnded(client, client.connection.sync({ id }))
    task.say({ fact: 'synced', connectionId: id, people })
  }
  await engine.close()
  await twin.close()
}
