import { describe, expect, test } from 'vitest'
import { instantFrom } from '#engine/connector/map.ts'
import { firstCursor, nextCursor } from '#engine/connector/paginate.ts'
import { fill } from '#engine/connector/template.ts'
import { startHubSpotTwin } from '../../support/hubspot-twin.ts'
import { calm, openHubSpot, testNetwork } from './support.ts'

describe('paging', () => {
  test('a cursor in the answer leads on until it is missing', () => {
    const paging = { kind: 'cursor', next: 'paging.next.after', first: null } as const
    expect(firstCursor(paging)).toBeNull()
    expect(nextCursor(paging, null, { paging: { next: { after: 'b' } } }, 100, 'host')).toBe('b')
    expect(nextCursor(paging, 'b', { paging: {} }, 3, 'host')).toBeNull()
  })

  test('a cursor that does not move would never end and is malformed', () => {
    const paging = { kind: 'cursor', next: 'after', first: null } as const
    expect(() => nextCursor(paging, 'b', { after: 'b' }, 100, 'host')).toThrowError(
      'connector-answer-malformed',
    )
  })

  test('an offset grows by what came and ends with a short page', () => {
    const paging = { kind: 'offset', size: 100 } as const
    expect(nextCursor(paging, '100', {}, 100, 'host')).toBe('200')
    expect(nextCursor(paging, '200', {}, 99, 'host')).toBeNull()
  })
})

describe('requests', () => {
  const request = {
    method: 'GET',
    path: '/o/{objectType}',
    query: { after: '{cursor}', p: '{properties}', l: '1' },
  } as const

  test('values cannot change the shape of a request', () => {
    const filled = fill(request, { objectType: '../x?y=1', cursor: 'a&p=z', properties: ['a b', 'c'] })
    expect(filled.target).toBe('/o/..%2Fx%3Fy%3D1?after=a%26p%3Dz&p=a+b&p=c&l=1')
  })

  test('a query parameter without a value is left out', () => {
    expect(fill(request, { objectType: 'x', cursor: null, properties: [] }).target).toBe('/o/x?l=1')
  })

  test('a body takes lists and texts where they stand', () => {
    const body = { list: '{properties}', text: 'since {cursor}', limit: 5 }
    const filled = fill({ method: 'POST', path: '/s', query: {}, body }, { properties: ['a'], cursor: '7' })
    expect(filled.body).toBe('{"list":["a"],"text":"since 7","limit":5}')
  })
})

describe('moments from outside', () => {
  test.each([
    ['2026-03-14T09:26:53.589Z', '2026-03-14T09:26:53.589Z'],
    ['2026-03-14T10:26:53+01:00', '2026-03-14T09:26:53.000Z'],
    ['1773480413589', '2026-03-14T09:26:53.589Z'],
    [1_773_480_413_589, '2026-03-14T09:26:53.589Z'],
    ['2026-02-30T00:00:00Z', null],
    ['tomorrow', null],
    ['99999999999999', null],
    [null, null],
  ])('%s', (written, expected) => {
    expect(instantFrom(written)).toBe(expected)
  })
})

describe('people', () => {
  test('a row that cannot be read is counted and the others are read', async () => {
    const twin = await startHubSpotTwin({ contacts: 3 })
    twin.faults.brokenRow = true
    const connector = await openHubSpot(twin.url, testNetwork())
    const page = await connector.people(
      { kind: 'all' },
      null,
      ['firstname', 'lastname', 'email', 'mobilephone'],
      calm,
    )
    expect(page.refused).toBe(1)
    expect(page.rows[0]).toMatchObject({
      externalId: '1001',
      name: 'Ana Novak',
      email: 'ana.novak.0@example.org',
      phone: '+447700900000',
      updatedInSourceAt: '2020-01-02T08:00:00.000Z',
    })
    await twin.close()
  })

  test('only what changed since a moment is read', async () => {
    const twin = await startHubSpotTwin({ contacts: 30 })
    twin.edit('1005', { city: 'Graz' }, '2026-11-20T10:00:00.000Z')
    const connector = await openHubSpot(twin.url, testNetwork())
    const since = Date.parse('2026-11-20T00:00:00Z')
    const page = await connector.people({ kind: 'changed', sinceMilliseconds: since }, null, ['email'], calm)
    expect(page.rows.map(({ externalId }) => externalId)).toEqual(['1005'])
    expect(page.next).toBeNull()
    await twin.close()
  })

  test('a sample asks for many fields in pieces', async () => {
    const twin = await startHubSpotTwin({ contacts: 5 })
    const connector = await openHubSpot(twin.url, testNetwork())
    const names = Array.from({ length: 250 }, (_, index) => `field_${index}`)
    await connector.sample('contacts', names, calm)
    expect(twin.calls.map(({ query }) => query.getAll('properties').length)).toEqual([100, 100, 50])
    await twin.close()
  })
})
