import { describe, expect, test } from 'vitest'
import { connected, ended, notesOf } from './support.ts'

describe('discovery', () => {
  test('object types and fields come into the inventory with proposals, statistics and the vendor marks', async () => {
    const { client, connection } = await connected({ contacts: 120 })
    const job = await ended(client, client.connection.discover({ id: connection.id }))
    expect(job).toMatchObject({ state: 'done', result: { datasets: 5, vanished: 0, notes: [] } })
    const datasets = (await client.dataset.list({ sort: [{ column: 'name', direction: 'asc' }] })).items
    expect(datasets.map(({ name, label }) => [name, label])).toEqual([
      ['2-4711', 'Pets'],
      ['companies', 'Companies'],
      ['contacts', 'Contacts'],
      ['deals', 'Deals'],
      ['tickets', 'Tickets'],
    ])
    const field = async (name: string) =>
      (await client.field.list({ filter: { search: name }, limit: 500 })).items.find(
        (found) => found.name === name,
      )
    expect(await field('email')).toMatchObject({
      decision: 'proposed',
      dataCategory: null,
      proposal: { dataCategory: 'contactDetails', identifier: true },
      statistics: {
        sampled: 100,
        filled: 100,
        distinct: 100,
        samples: ['a…@example.org', 'b…@example.org', 'c…@example.org', 'd…@example.org', 'e…@example.org'],
      },
    })
    expect(await field('union_member')).toMatchObject({
      vendorSensitivity: 'highly_sensitive',
      vendorDefined: false,
      statistics: null,
      proposal: { specialCategory: 'tradeUnionMembership' },
    })
    expect(await field('favourite_colour')).toMatchObject({ decision: 'none', proposal: null })
    const connectionNow = await client.connection.get({ id: connection.id })
    expect(connectionNow).toMatchObject({ status: 'working', lastDiscoveredAt: '2026-11-21T09:00:00.000Z' })
  })

  test('the list of special categories shows what is only proposed, and nothing that was rejected', async () => {
    const { client, connection } = await connected({ contacts: 10 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const special = async () => (await client.field.list({ filter: { special: true }, limit: 500 })).items
    const union = (await special()).find(({ name }) => name === 'union_member')
    expect(union).toMatchObject({ decision: 'proposed', specialCategory: null })
    if (union) await client.field.decide({ ids: [union.id], decision: 'rejected' })
    expect((await special()).map(({ name }) => name)).not.toContain('union_member')
    expect((await client.field.list({ filter: { vanished: true } })).items).toEqual([])
  })

  test('no value of a sample is kept in clear', async () => {
    const { client, connection, store } = await connected({ contacts: 50 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const shown = JSON.stringify([
      (await client.field.list({ limit: 500 })).items,
      (await client.audit.list({ limit: 500 })).items,
    ])
    expect(shown).not.toContain('ana.novak')
    await store.reopen()
  })

  test('values of marked fields and of messages are never asked for', async () => {
    const { client, connection, twin } = await connected({ contacts: 5 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const asked = twin.calls.flatMap(({ query }) => query.getAll('properties'))
    expect(asked).toContain('email')
    expect(asked).not.toContain('union_member')
    expect(asked).not.toContain('iban')
    expect(twin.calls.some(({ path }) => path.endsWith('/objects/tickets'))).toBe(false)
  })

  test('decisions survive a new discovery, and what vanished is marked and comes back', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 5 })
    const discover = () => ended(client, client.connection.discover({ id: connection.id }))
    await discover()
    const fieldOf = async (name: string) => {
      const { items } = await client.field.list({ filter: { search: name }, limit: 500 })
      const found = items.find((field) => field.name === name)
      if (found === undefined) throw new Error(`no field ${name}`)
      return found
    }
    const [accepted, rejected, manual] = [
      await fieldOf('jobtitle'),
      await fieldOf('gender'),
      await fieldOf('testpurge').catch(() => fieldOf('hs_testpurge')),
    ]
    expect(await client.field.decide({ ids: [accepted.id], decision: 'accepted' })).toEqual({ decided: 1 })
    await client.field.decide({ ids: [rejected.id], decision: 'rejected' })
    await client.field.update({
      id: manual.id,
      revision: manual.revision,
      changes: { dataCategory: 'freeText' },
    })

    twin.faults.vanished.add('jobtitle')
    store.time.forward({ days: 1 })
    const second = await discover()
    expect(second.result).toMatchObject({ added: 0, vanished: 1 })
    expect(notesOf(second)).toEqual(['fields-vanished'])
    expect(await fieldOf('jobtitle')).toMatchObject({
      decision: 'accepted',
      dataCategory: 'professionalLife',
      vanishedAt: '2026-11-22T09:00:00.000Z',
    })
    expect(await fieldOf('gender')).toMatchObject({ decision: 'rejected', dataCategory: null })
    expect(await fieldOf('hs_testpurge')).toMatchObject({ decision: 'manual', dataCategory: 'freeText' })

    twin.faults.vanished.clear()
    await discover()
    expect(await fieldOf('jobtitle')).toMatchObject({ decision: 'accepted', vanishedAt: null })
  })

  test('a run that finds the same changes no field', async () => {
    const { client, connection, store } = await connected({ contacts: 5 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const revisions = async () =>
      (await client.field.list({ limit: 500 })).items.map(({ id, revision }) => [id, revision])
    const before = await revisions()
    store.time.forward({ days: 1 })
    await ended(client, client.connection.discover({ id: connection.id }))
    expect(await revisions()).toEqual(before)
  })

  test('snapshots are dated and hashed, and two are compared', async () => {
    const { client, connection, twin, store } = await connected({ contacts: 5 })
    const discover = () => ended(client, client.connection.discover({ id: connection.id }))
    await discover()
    store.time.forward({ hours: 1 })
    await discover()
    twin.faults.vanished.add('fax')
    const contacts = twin.properties.get('contacts') ?? []
    const [first] = contacts
    if (first === undefined) throw new Error('the twin has no properties')
    contacts.push({ ...first, name: 'shoe_size', label: 'Shoe size' })
    contacts[0] = { ...first, label: 'Given name', type: 'enumeration' }
    store.time.forward({ hours: 1 })
    await discover()
    const { items } = await client.snapshot.list({})
    expect(items.map(({ takenAt }) => takenAt)).toEqual([
      '2026-11-21T11:00:00.000Z',
      '2026-11-21T10:00:00.000Z',
      '2026-11-21T09:00:00.000Z',
    ])
    const [third, second, original] = items
    if (third === undefined || second === undefined || original === undefined)
      throw new Error('three runs leave three snapshots')
    expect(original.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(second.hash).toBe(original.hash)
    expect(third.hash).not.toBe(original.hash)
    expect(await client.snapshot.compare({ from: second.id, to: third.id })).toEqual({
      added: [{ dataset: 'contacts', field: 'shoe_size' }],
      vanished: [{ dataset: 'contacts', field: 'fax' }],
      changed: [
        { dataset: 'contacts', field: 'firstname', what: 'label', from: 'First Name', to: 'Given name' },
        { dataset: 'contacts', field: 'firstname', what: 'type', from: 'string', to: 'enumeration' },
      ],
    })
  })

  test('what the token may no longer see is a note and has not vanished', async () => {
    const { client, connection, twin } = await connected({ contacts: 5 })
    const discover = () => ended(client, client.connection.discover({ id: connection.id }))
    await discover()
    twin.faults.customObjectsForbidden = true
    twin.faults.sensitiveForbidden = true
    const second = await discover()
    expect(second).toMatchObject({ state: 'done', result: { vanished: 0 } })
    expect(new Set(notesOf(second))).toEqual(new Set(['custom-objects-refused', 'sensitive-fields-refused']))
    const pets = (await client.dataset.list({ filter: { search: 'pets' } })).items[0]
    expect(pets?.vanishedAt).toBeNull()
    const [later, earlier] = (await client.snapshot.list({})).items
    if (later === undefined || earlier === undefined) throw new Error('two runs leave two snapshots')
    const difference = await client.snapshot.compare({ from: earlier.id, to: later.id })
    expect(difference.vanished.filter(({ dataset }) => dataset === 'contacts')).toEqual([])
  })

  test('an answer that cannot be read leaves the inventory as it was', async () => {
    const { client, connection, twin } = await connected({ contacts: 5 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const before = (await client.field.list({ limit: 500 })).items
    twin.faults.malformed = { path: '/properties/tickets', after: 0, text: '{"results":[' }
    const job = await ended(client, client.connection.discover({ id: connection.id }))
    expect(job).toMatchObject({
      state: 'failed',
      fault: { code: 'connector-answer-malformed', params: { reason: 'not-json' } },
    })
    expect((await client.field.list({ limit: 500 })).items).toEqual(before)
    expect((await client.snapshot.list({})).total).toBe(1)
    expect((await client.connection.get({ id: connection.id })).status).toBe('failing')
  })

  test('fields that no activity names can be listed', async () => {
    const { client, connection } = await connected({ contacts: 5 })
    await ended(client, client.connection.discover({ id: connection.id }))
    const proposals = (await client.field.list({ filter: { decision: ['proposed'], search: 'phone' } })).items
    await client.field.decide({ ids: proposals.map(({ id }) => id), decision: 'accepted' })
    expect((await client.field.list({ filter: { unassigned: true } })).total).toBe(proposals.length)
    expect((await client.field.list({ filter: { unassigned: false } })).total).toBe(0)
  })
})
