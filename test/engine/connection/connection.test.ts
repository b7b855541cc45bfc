import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { twinToken } from '../../support/hubspot-twin.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { connected, ended } from './support.ts'

describe('a connection', () => {
  test('the connectors say which secrets they need', async () => {
    const { client } = await openTestStore()
    const [hubspot] = await client.connection.connectors()
    expect(hubspot).toMatchObject({
      key: 'hubspot',
      hosts: ['api.hubapi.com'],
      systemKind: 'crm',
      secrets: [{ name: 'token' }],
    })
  })

  test.each([
    ['http://api.hubapi.com', 'scheme'],
    ['https://crm.example.org', 'host'],
    ['https://10.0.0.1', 'host'],
  ])('%s is refused while private addresses are not permitted', async (baseUrl, reason) => {
    const { client } = await openTestStore()
    const system = await client.system.create({ name: 'HubSpot' })
    const created = client.connection.create({
      name: 'X',
      connector: 'hubspot',
      systemId: system.id,
      baseUrl,
    })
    await expect(created).rejects.toMatchObject({ code: 'address-refused', data: { params: { reason } } })
  })

  test('an unknown connector is refused', async () => {
    const { client } = await openTestStore()
    const system = await client.system.create({ name: 'X' })
    const created = client.connection.create({ name: 'X', connector: 'fax-machine', systemId: system.id })
    await expect(created).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['connector'], key: 'notOneOf' }] },
    })
  })

  test('a secret with a part that is missing or not asked for is refused', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    const kept = client.connection.setSecret({ id: connection.id, secret: { token: ' ', password: 'x' } })
    await expect(kept).rejects.toMatchObject({
      code: 'invalid-input',
      data: {
        issues: [
          { path: ['secret', 'token'], key: 'required' },
          { path: ['secret', 'password'], key: 'unknownField' },
        ],
      },
    })
  })

  test('its secret is neither given back nor found in the audit log or on the disk', async () => {
    const { client, connection, store } = await connected({ contacts: 1 })
    await ended(client, client.connection.test({ id: connection.id }))
    const shown = [
      await client.connection.get({ id: connection.id }),
      await client.audit.list({}),
      await client.job.list({}),
    ]
    expect(JSON.stringify(shown)).not.toContain(twinToken)
    await store.reopen()
    expect(readFileSync(join(store.folder, 'store.db')).includes(twinToken)).toBe(false)
  })

  test('a test that succeeds makes it working', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    const job = await ended(client, client.connection.test({ id: connection.id }))
    expect(job).toMatchObject({ state: 'done', result: { notes: [] } })
    expect(await client.connection.get({ id: connection.id })).toMatchObject({
      status: 'working',
      lastTestedAt: '2026-11-21T09:00:00.000Z',
      lastFault: null,
    })
  })

  test('the calls of a job stand in the audit log without their values', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    await ended(client, client.connection.test({ id: connection.id }))
    const { items } = await client.audit.list({ filter: { action: ['connection.test'] } })
    const notes = items.map((entry) => JSON.stringify(entry.change)).join()
    expect(notes).toContain('"path":"/crm/v3/objects/contacts"')
    expect(notes).toContain('"status":200')
    expect(notes).not.toMatch(/limit=|Bearer/)
  })

  test('a refused token makes it failing and says what to do', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    await client.connection.setSecret({ id: connection.id, secret: { token: 'old-token' } })
    const job = await ended(client, client.connection.test({ id: connection.id }))
    expect(job).toMatchObject({
      state: 'failed',
      fault: { code: 'connector-refused', params: { status: 401 } },
    })
    const failing = await client.connection.get({ id: connection.id })
    expect(failing).toMatchObject({
      status: 'failing',
      lastFault: { key: 'connector:fault.connector-refused' },
    })
    expect(JSON.stringify([job, failing])).not.toContain('old-token')
  })

  test('a host where nobody answers makes it failing', async () => {
    const { client, connection, twin } = await connected({ contacts: 1 })
    await twin.close()
    const job = await ended(client, client.connection.test({ id: connection.id }))
    expect(job.fault).toMatchObject({ code: 'connector-unreachable', params: { reason: 'closed' } })
    expect((await client.connection.get({ id: connection.id })).lastFault?.key).toBe(
      'connector:fault.connector-unreachable',
    )
  })

  test('a connection without a secret is refused before anything is sent', async () => {
    const { client, connection, twin } = await connected({ contacts: 1 })
    const moved = await client.connection.update({
      id: connection.id,
      revision: connection.revision,
      changes: { baseUrl: `${twin.url}/` },
    })
    expect(moved).toMatchObject({ hasSecret: false, status: 'untested' })
    const job = await ended(client, client.connection.test({ id: connection.id }))
    expect(job.fault).toMatchObject({ code: 'connector-refused', params: { reason: 'secret' } })
    expect(twin.calls).toEqual([])
  })

  test('a new name keeps the secret', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    const changes = { name: 'CRM' }
    expect(
      await client.connection.update({ id: connection.id, revision: connection.revision, changes }),
    ).toMatchObject({
      name: 'CRM',
      hasSecret: true,
    })
  })

  test('given to another system it takes its datasets and fields along', async () => {
    const { client, connection } = await connected({ contacts: 1 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const other = await client.system.create({ name: 'Marketing cloud' })
    const { revision } = await client.connection.get({ id: connection.id })
    await client.connection.update({ id: connection.id, revision, changes: { systemId: other.id } })
    expect((await client.dataset.list({ filter: { systemId: [other.id] } })).total).toBe(5)
    const fields = await client.field.list({ filter: { systemId: [other.id] }, limit: 1 })
    expect(fields.total).toBe((await client.field.list({ limit: 1 })).total)
  })

  test('removing it takes its people and snapshots, and leaves the inventory', async () => {
    const { client, connection } = await connected({ contacts: 5 })
    await ended(client, client.connection.discover({ id: connection.id }))
    await ended(client, client.connection.sync({ id: connection.id }))
    const { revision } = await client.connection.get({ id: connection.id })
    await client.connection.remove({ id: connection.id, revision })
    expect((await client.person.list({})).total).toBe(0)
    expect((await client.snapshot.list({})).total).toBe(0)
    const { items } = await client.dataset.list({})
    expect(items.length).toBe(5)
    expect(items.every(({ connectionId }) => connectionId === null)).toBe(true)
  })
})
