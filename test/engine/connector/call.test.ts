import { afterEach, describe, expect, test } from 'vitest'
import { type HubSpotTwin, startHubSpotTwin } from '../../support/hubspot-twin.ts'
import { calm, openHubSpot, testNetwork } from './support.ts'

const twins: HubSpotTwin[] = []
afterEach(async () => {
  await Promise.all(twins.splice(0).map((twin) => twin.close()))
})

async function hubspot(faults: Partial<HubSpotTwin['faults']>, token?: string) {
  const twin = await startHubSpotTwin({ contacts: 250 })
  twins.push(twin)
  Object.assign(twin.faults, faults)
  const network = testNetwork()
  return { twin, network, connector: await openHubSpot(twin.url, network, token) }
}

const tenSeconds = 'TEN_SECONDLY_ROLLING'

describe('a vendor that refuses', () => {
  test('a token that is not accepted is refused at once', async () => {
    const { connector, network } = await hubspot({}, 'another-token')
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-refused',
      params: { status: 401, path: '/crm/v3/objects/contacts' },
    })
    expect(network.calls).toHaveLength(1)
  })

  test('a token that could break out of its header is never sent', async () => {
    await expect(hubspot({}, 'x\r\nhost: evil.example')).rejects.toMatchObject({ code: 'connector-refused' })
  })

  test('custom types that the token may not see are a note that names the missing permission', async () => {
    const { connector } = await hubspot({ customObjectsForbidden: true })
    await expect(connector.customTypes(calm)).resolves.toEqual({
      rows: [],
      notes: [
        {
          key: 'connector:note.custom-objects-refused',
          params: { permissions: 'crm.schemas.custom.read' },
          article: null,
        },
      ],
      refused: ['*'],
    })
  })

  test('sensitive fields that the token may not see are notes, and the others are read', async () => {
    const { connector } = await hubspot({ sensitiveForbidden: true })
    const reading = await connector.fields('contacts', calm)
    expect(reading.rows.length).toBeGreaterThan(200)
    expect(reading.rows.every(({ sensitivity }) => sensitivity === 'non_sensitive')).toBe(true)
    expect(reading.notes.map(({ params }) => params.sensitivity)).toEqual(['sensitive', 'highly_sensitive'])
  })

  test('the properties are asked for three times, once per sensitivity', async () => {
    const { connector, twin } = await hubspot({})
    const reading = await connector.fields('contacts', calm)
    expect(twin.calls.map(({ query }) => query.get('dataSensitivity'))).toEqual([
      'non_sensitive',
      'sensitive',
      'highly_sensitive',
    ])
    expect(reading.rows.find(({ name }) => name === 'union_member')).toMatchObject({
      sensitivity: 'highly_sensitive',
      sampled: false,
    })
  })
})

describe('a vendor that is busy', () => {
  test('the seconds of Retry-After are waited for', async () => {
    const { connector, network } = await hubspot({
      throttle: { every: 2, retryAfter: '7', policy: tenSeconds },
    })
    await connector.test(calm)
    await connector.test(calm)
    expect(network.pace.waits).toEqual([7_125])
    expect(network.calls.map(({ status }) => status)).toEqual([200, 429, 200])
  })

  test('a date in Retry-After is waited for', async () => {
    const { connector, network } = await hubspot({
      throttle: { every: 2, retryAfter: 'Sat, 21 Nov 2026 09:00:05 GMT', policy: tenSeconds },
    })
    await connector.test(calm)
    await connector.test(calm)
    expect(network.pace.waits).toEqual([5_125])
  })

  test('without Retry-After each wait is twice as long, and after six attempts it is a fault', async () => {
    const { connector, network } = await hubspot({
      throttle: { every: 1, retryAfter: null, policy: tenSeconds },
    })
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-throttled',
      params: { status: 429 },
    })
    expect(network.pace.waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
  })

  test('a wait beyond the ceiling ends the run and says how long it would have been', async () => {
    const { connector, network } = await hubspot({
      throttle: { every: 1, retryAfter: '3600', policy: tenSeconds },
    })
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-throttled',
      params: { retryAfterSeconds: 3_600 },
    })
    expect(network.pace.waits).toEqual([])
  })

  test('the daily limit of HubSpot is not waited for', async () => {
    const { connector, network } = await hubspot({
      throttle: { every: 1, retryAfter: null, policy: 'DAILY' },
    })
    await expect(connector.test(calm)).rejects.toMatchObject({ code: 'connector-throttled' })
    expect(network.calls).toHaveLength(1)
  })

  test('a failure of the vendor is tried again and reported when it stays', async () => {
    const { connector, network, twin } = await hubspot({ failEvery: 2 })
    await connector.test(calm)
    await connector.test(calm)
    expect(network.calls.map(({ status }) => status)).toEqual([200, 502, 200])
    twin.faults.failEvery = 1
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-failed',
      params: { status: 502 },
    })
  })

  test('a connection that is cut in the middle of a page is tried again', async () => {
    const { connector, network } = await hubspot({ cutEvery: 2 })
    await connector.people({ kind: 'all' }, null, ['email'], calm)
    const page = await connector.people({ kind: 'all' }, '1100', ['email'], calm)
    expect(page.rows).toHaveLength(100)
    expect(network.calls).toHaveLength(3)
  })

  test('eighty requests in ten seconds are the most', async () => {
    const { connector, network } = await hubspot({})
    for (let call = 0; call < 81; call++) await connector.test(calm)
    expect(network.pace.waits).toEqual([10_000])
  })

  test('a cancelled wait ends at once', async () => {
    const { connector, twin } = await hubspot({
      throttle: { every: 1, retryAfter: null, policy: tenSeconds },
    })
    const abort = new AbortController()
    abort.abort()
    await expect(connector.test(abort.signal)).rejects.toMatchObject({ code: 'cancelled' })
    expect(twin.calls).toHaveLength(0)
  })

  test('a host where nobody listens is unreachable and not tried again', async () => {
    const { connector, network, twin } = await hubspot({})
    await twin.close()
    await expect(connector.test(calm)).rejects.toMatchObject({
      code: 'connector-unreachable',
      params: { reason: 'closed' },
    })
    expect(network.calls).toHaveLength(1)
  })
})
