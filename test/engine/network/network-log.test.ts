import { expect, test } from 'vitest'
import { connected, ended } from '../connection/support.ts'

test('each call of a reading stands in the log, with place, status and size and without any value', async () => {
  const { client, connection, twin } = await connected({ contacts: 150 })
  await ended(client, client.connection.sync({ id: connection.id }))
  const { items, total } = await client.network.list({})
  expect(total).toBe(twin.calls.length)
  expect(items.every(({ outcome, status }) => outcome === 'answered' && status === 200)).toBe(true)
  const page = items.find(({ path }) => path === '/crm/v3/objects/contacts')
  expect(page).toMatchObject({
    connectionId: connection.id,
    connection: 'HubSpot',
    connector: 'hubspot',
    method: 'GET',
    host: new URL(twin.url).host,
    reason: '',
  })
  expect(page?.bytes).toBeGreaterThan(1_000)
  expect(JSON.stringify(items)).not.toMatch(/twin-token|after=|@example/)
})

test('the log is narrowed to what failed, and calls outlive their connection', async () => {
  const { client, connection, twin } = await connected()
  await ended(client, client.connection.test({ id: connection.id }))
  await twin.close()
  await ended(client, client.connection.test({ id: connection.id }))
  const failed = await client.network.list({ filter: { outcome: ['failed'] } })
  expect(failed.items).toMatchObject([{ outcome: 'failed', reason: 'closed', status: null }])
  const { revision } = await client.connection.get({ id: connection.id })
  await client.connection.remove({ id: connection.id, revision })
  expect((await client.network.list({})).items.map(({ connection: name }) => name)).toEqual([
    'HubSpot',
    'HubSpot',
  ])
})

test('an address that is not permitted is noted as refused, and nothing is sent there', async () => {
  const { client, connection, twin } = await connected({
    before: async (url) => url.replace('127.0.0.1', 'crm.test'),
  })
  const job = await ended(client, client.connection.test({ id: connection.id }))
  expect(job.fault?.code).toBe('connector-unreachable')
  const { items } = await client.network.list({})
  expect(items).toMatchObject([
    { method: 'DNS', path: '', status: null, outcome: 'failed', reason: 'name', bytes: 0 },
  ])
  expect(twin.calls).toHaveLength(0)
})
