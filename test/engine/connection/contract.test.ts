import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startPrism } from '../../support/prism.ts'
import { connected, ended, notesOf } from './support.ts'

const specs = process.env.VENDOR_SPECS

/** The engine before Prism before the twin: each request and answer is held against HubSpot's own description. */
const throughPrism = (contacts: number) =>
  connected({
    contacts,
    asDescribed: true,
    before: async (twinUrl) => {
      const prism = await startPrism(join(specs ?? '', 'hubspot-v3.prism.json'), twinUrl)
      onTestFinished(() => prism.close())
      return prism.url
    },
  })

if (specs === undefined) process.stderr.write('HubSpot contract skipped: no VENDOR_SPECS\n')

describe.skipIf(specs === undefined)("HubSpot's own description", () => {
  test('it accepts every request of test, discovery and both synchronisations, and every answer fits', async () => {
    const { client, connection, twin, store } = await throughPrism(10_000)
    const { id } = connection
    expect(await ended(client, client.connection.test({ id }))).toMatchObject({ state: 'done' })
    const discovery = await ended(client, client.connection.discover({ id }))
    expect(discovery).toMatchObject({ state: 'done', result: { datasets: 5, notes: [] } })
    const all = await ended(client, client.connection.sync({ id }))
    expect(all).toMatchObject({ state: 'done', result: { people: 10_000, added: 10_000, notes: [] } })
    store.time.forward({ hours: 3 })
    for (const contact of ['1001', '1002', '5000'])
      twin.edit(contact, { city: 'Graz' }, '2026-11-21T11:00:00.000Z')
    const changed = await ended(client, client.connection.sync({ id }))
    expect(changed).toMatchObject({ state: 'done', result: { people: 3, added: 0, notes: [] } })
    expect(twin.calls.filter(({ status }) => status !== 200)).toEqual([])
    expect((await client.person.list({ limit: 1 })).total).toBe(10_000)
  }, 240_000)

  test('refusals in its form become notes, waits and faults', async () => {
    const { client, connection, twin } = await throughPrism(450)
    const { id } = connection
    twin.faults.customObjectsForbidden = true
    twin.faults.throttle = { every: 7, retryAfter: null, policy: 'TEN_SECONDLY_ROLLING' }
    const discovery = await ended(client, client.connection.discover({ id }))
    expect(notesOf(discovery)).toEqual(['custom-objects-refused'])
    twin.faults.throttle = null
    twin.faults.revokeAfter = twin.calls.length + 5
    const job = await ended(client, client.connection.sync({ id }))
    expect(job).toMatchObject({ state: 'failed', fault: { code: 'connector-refused' } })
    expect((await client.person.list({ limit: 1 })).total).toBe(200)
  }, 120_000)

  test('an answer that does not fit is caught', async () => {
    const { client, connection, twin } = await throughPrism(5)
    twin.faults.malformed = { path: '/objects/contacts', after: 0, text: '{"results":"none"}' }
    const job = await ended(client, client.connection.test({ id: connection.id }))
    expect(job.fault).toMatchObject({ code: 'connector-failed', params: { status: 500 } })
  }, 120_000)
})
