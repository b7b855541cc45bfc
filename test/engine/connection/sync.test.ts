import { describe, expect, test } from 'vitest'
import { connected, ended, notesOf } from './support.ts'

describe('synchronisation', () => {
  test('all people are read page by page', async () => {
    const { client, connection, twin } = await connected({ contacts: 250 })
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job).toMatchObject({
      state: 'done',
      progress: { done: 250 },
      result: { people: 250, added: 250, vanished: 0, notes: [] },
    })
    expect((await client.person.list({})).total).toBe(250)
    expect(twin.calls.filter(({ path }) => path === '/crm/v3/objects/contacts')).toHaveLength(3)
    expect(await client.connection.get({ id: connection.id })).toMatchObject({
      status: 'working',
      lastSyncedAt: '2026-11-21T09:00:00.000Z',
    })
  })

  test('a later run reads only what changed', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 250 })
    await ended(client, client.connection.sync({ id: connection.id }))
    store.time.forward({ hours: 5 })
    twin.edit('1042', { firstname: 'Zoë' }, '2026-11-21T12:00:00.000Z')
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job.result).toMatchObject({ people: 1, added: 0 })
    expect((await client.person.list({ filter: { search: 'zoe' } })).total).toBe(1)
    expect((await client.person.list({})).total).toBe(250)
  })

  test('after a week all are read again, and who is gone is removed', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 120 })
    await ended(client, client.connection.sync({ id: connection.id }))
    twin.contacts.delete('1007')
    store.time.forward({ days: 7 })
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job.result).toMatchObject({ people: 119, added: 0, vanished: 1 })
    expect(notesOf(job)).toEqual(['people-removed'])
    expect((await client.person.list({})).total).toBe(119)
  })

  test('a run that meets nobody removes nobody', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 20 })
    await ended(client, client.connection.sync({ id: connection.id }))
    twin.contacts.clear()
    store.time.forward({ days: 8 })
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(notesOf(job)).toEqual(['people-kept'])
    expect((await client.person.list({})).total).toBe(20)
  })

  test('a token that is revoked in the middle ends the run; what was read stays and the next run goes on from there', async () => {
    const { client, connection, twin } = await connected({ contacts: 450 })
    // Three calls for the properties, then two pages.
    twin.faults.revokeAfter = 5
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job).toMatchObject({ state: 'failed', fault: { code: 'connector-refused' } })
    expect((await client.person.list({})).total).toBe(200)
    expect(await client.connection.get({ id: connection.id })).toMatchObject({
      status: 'failing',
      lastFault: { key: 'connector:fault.connector-refused' },
    })
    twin.faults.revokeAfter = null
    const calls = twin.calls.length
    const second = await ended(client, client.connection.sync({ id: connection.id }))
    expect(second.result).toMatchObject({ people: 450, added: 450 })
    const pages = twin.calls.slice(calls).filter(({ path }) => path === '/crm/v3/objects/contacts')
    expect(pages.map(({ query }) => query.get('after'))).toEqual(['1200', '1300', '1400'])
  })

  test('a cancelled run is resumed', async () => {
    const { client, connection, twin } = await connected({ contacts: 1_000 })
    const { jobId } = await client.connection.sync({ id: connection.id })
    while ((await client.person.list({ limit: 1 })).total === 0)
      await new Promise((resolve) => setImmediate(resolve))
    await client.job.cancel({ id: jobId })
    const job = await ended(client, Promise.resolve({ jobId }))
    expect(job.state).toBe('cancelled')
    const kept = (await client.person.list({ limit: 1 })).total ?? 0
    expect(kept % 100).toBe(0)
    expect((await client.connection.get({ id: connection.id })).status).not.toBe('failing')
    const calls = twin.calls.length
    const second = await ended(client, client.connection.sync({ id: connection.id }))
    expect(second.result).toMatchObject({ people: 1_000 })
    const pages = twin.calls.slice(calls).filter(({ path }) => path === '/crm/v3/objects/contacts')
    expect(pages[0]?.query.get('after')).toBe(String(1_000 + kept))
  })

  test('every call of a cancelled run stands in the audit log, also those after its last page', async () => {
    const { client, connection, twin } = await connected({ contacts: 1_000 })
    const before = twin.calls.length
    const { jobId } = await client.connection.sync({ id: connection.id })
    while (twin.calls.length < before + 6) await new Promise((resolve) => setImmediate(resolve))
    await client.job.cancel({ id: jobId })
    expect(await ended(client, Promise.resolve({ jobId }))).toMatchObject({ state: 'cancelled' })
    const { items } = await client.audit.list({ filter: { action: ['connection.sync'] }, limit: 100 })
    const noted = items.flatMap(({ change }) => (change?.note?.calls ?? []) as { path: string }[])
    expect(noted.map(({ path }) => path).toSorted()).toEqual(
      twin.calls
        .slice(before)
        .map(({ path }) => path)
        .toSorted(),
    )
  })

  test('an engine that ends in the middle goes on after it is opened again', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 600 })
    await client.connection.sync({ id: connection.id })
    while ((await client.person.list({ limit: 1 })).total === 0)
      await new Promise((resolve) => setImmediate(resolve))
    const again = await store.reopen()
    const kept = (await again.client.person.list({ limit: 1 })).total ?? 0
    expect(kept).toBeGreaterThan(0)
    const job = await ended(again.client, again.client.connection.sync({ id: connection.id }))
    expect(job.result).toMatchObject({ people: 600 })
    expect(new Set(twin.calls.map(({ query }) => query.get('after'))).size).toBeGreaterThan(5)
    expect((await again.client.person.list({})).total).toBe(600)
  })

  test.each([['2'], [null]])('429 with Retry-After %s is waited for', async (retryAfter) => {
    const { client, connection, twin, pace } = await connected({ contacts: 450 })
    twin.faults.throttle = { every: 4, retryAfter, policy: 'TEN_SECONDLY_ROLLING' }
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job.result).toMatchObject({ people: 450 })
    expect(pace.waits.length).toBeGreaterThan(0)
  })

  test('connections that are cut in mid-page lose nobody', async () => {
    const { client, connection, twin } = await connected({ contacts: 450 })
    twin.faults.cutEvery = 3
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job.result).toMatchObject({ people: 450, added: 450 })
  })

  test('malformed JSON ends the run and keeps what was read', async () => {
    const { client, connection, twin } = await connected({ contacts: 450 })
    twin.faults.malformed = { path: '/objects/contacts', after: 5, text: '<html>' }
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job.fault).toMatchObject({ code: 'connector-answer-malformed' })
    expect((await client.person.list({})).total).toBe(200)
  })

  test('a row that cannot be read is a note, and nobody is removed on its account', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 50 })
    await ended(client, client.connection.sync({ id: connection.id }))
    twin.faults.brokenRow = true
    twin.contacts.delete('1003')
    store.time.forward({ days: 8 })
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(notesOf(job)).toEqual(['people-unread', 'people-kept-unread'])
    expect((await client.person.list({})).total).toBe(50)
  })

  test('a property that vanished is a note, and what it said is kept', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 50 })
    await ended(client, client.connection.sync({ id: connection.id }))
    twin.faults.vanished.add('phone')
    twin.faults.vanished.add('mobilephone')
    twin.faults.vanished.add('hs_language')
    store.time.forward({ days: 8 })
    twin.edit('1001', { firstname: 'Anna' }, '2026-11-29T08:00:00.000Z')
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(notesOf(job)).toEqual(['property-vanished', 'property-vanished', 'property-vanished'])
    const [person] = (await client.person.list({ filter: { search: 'anna' } })).items
    if (person === undefined) throw new Error('Anna is there')
    const { person: shown, properties } = await client.person.reveal({ id: person.id })
    expect(shown).toMatchObject({ name: 'Anna Novak', phone: '+447700900000' })
    expect(properties).toMatchObject({ firstname: 'Anna', hs_language: 'en' })
  })

  test('more changes than the search can give are read as a whole', async () => {
    const { client, connection, twin, store } = await connected({
      contacts: 450,
      connector: (yaml) => yaml.replace('ceiling: 10000', 'ceiling: 400'),
    })
    await ended(client, client.connection.sync({ id: connection.id }))
    store.time.forward({ hours: 2 })
    for (const id of twin.contacts.keys()) twin.edit(id, {}, '2026-11-21T10:30:00.000Z')
    const calls = twin.calls.length
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(notesOf(job)).toEqual(['too-many-changes'])
    expect(job.result).toMatchObject({ people: 450, vanished: 0 })
    const searches = twin.calls.slice(calls).filter(({ path }) => path.endsWith('/search'))
    expect(searches.map(({ body }) => (body as { readonly after: string }).after)).toEqual(['0', '200'])
  })

  test('a place that is not valid any more begins the reading anew', async () => {
    const { client, connection, twin } = await connected({ contacts: 450 })
    twin.faults.revokeAfter = 5
    await ended(client, client.connection.sync({ id: connection.id }))
    twin.faults.revokeAfter = null
    twin.faults.staleCursor = true
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(notesOf(job)).toEqual(['read-from-start'])
    expect(job.result).toMatchObject({ people: 450 })
  })

  test('pages without end are noticed', async () => {
    const { client, connection, twin } = await connected({ contacts: 250 })
    twin.faults.endless = true
    const job = await ended(client, client.connection.sync({ id: connection.id }))
    expect(job).toMatchObject({
      state: 'failed',
      fault: { code: 'connector-answer-malformed', params: { reason: 'cursor' } },
    })
    expect(twin.calls.length).toBeLessThan(10)
  })

  test('two runs of one connection follow each other', async () => {
    const { client, connection } = await connected({ contacts: 250 })
    const both = [
      client.connection.sync({ id: connection.id }),
      client.connection.sync({ id: connection.id }),
    ]
    const [first, second] = await Promise.all(both.map((started) => ended(client, started)))
    expect(first?.result).toMatchObject({ people: 250, added: 250 })
    expect(second).toMatchObject({ state: 'done', result: { added: 0 } })
  })
})
