import { expect, test } from 'vitest'
import { connected, ended } from '../connection/support.ts'

test('an offline store calls nobody and says so', async () => {
  const { client, connection, twin } = await connected()
  await expect(client.network.setOffline({ offline: true })).resolves.toEqual({ offline: true })
  for (const work of ['test', 'discover', 'sync'] as const) {
    const job = await ended(client, client.connection[work]({ id: connection.id }))
    expect(job, work).toMatchObject({ state: 'failed', fault: { code: 'offline' } })
  }
  expect(twin.calls).toHaveLength(0)
  const { items } = await client.network.list({})
  expect(items.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(Array(3).fill('refused offline'))
  // The system did nothing wrong.
  expect((await client.connection.get({ id: connection.id })).status).toBe('untested')
})

test('going online again lets calls out', async () => {
  const { client, connection } = await connected()
  await client.network.setOffline({ offline: true })
  await client.network.setOffline({ offline: false })
  expect(await client.network.status({})).toEqual({ offline: false })
  expect((await ended(client, client.connection.test({ id: connection.id }))).state).toBe('done')
})

test('a run that is under way stops, and what it committed stays', async () => {
  const { client, connection, twin } = await connected({ contacts: 500 })
  twin.faults.silentAfter = 5
  const started = client.connection.sync({ id: connection.id })
  while (twin.calls.length < 6) await new Promise((resolve) => setImmediate(resolve))
  await client.network.setOffline({ offline: true })
  const job = await ended(client, started)
  expect(job).toMatchObject({ state: 'failed', fault: { code: 'offline' } })
  expect((await client.connection.get({ id: connection.id })).status).not.toBe('failing')
  expect((await client.person.list({ limit: 1 })).total).toBe(200)
  const { items } = await client.network.list({})
  expect(items.filter(({ outcome }) => outcome !== 'answered')).toMatchObject([
    { outcome: 'cancelled', reason: 'offline', status: null },
  ])

  twin.faults.silentAfter = null
  await client.network.setOffline({ offline: false })
  expect((await ended(client, client.connection.sync({ id: connection.id }))).state).toBe('done')
  expect((await client.person.list({ limit: 1 })).total).toBe(500)
})

test('the switch is audited and survives a lock', async () => {
  const { store, client } = await connected()
  await client.network.setOffline({ offline: true })
  const { items } = await client.audit.list({ filter: { action: ['network.setOffline'] } })
  expect(items.map(({ change }) => change?.note)).toEqual([{ offline: true }])
  const reopened = await store.reopen()
  expect(await reopened.client.network.status({})).toEqual({ offline: true })
})

test('a name is not even looked up while the store is offline', async () => {
  const { client, connection } = await connected({ before: async () => 'http://crm.test' })
  await client.network.setOffline({ offline: true })
  await ended(client, client.connection.test({ id: connection.id }))
  const { items } = await client.network.list({})
  expect(items).toMatchObject([{ method: 'DNS', host: 'crm.test', outcome: 'refused', reason: 'offline' }])
})
