import { describe, expect, test } from 'vitest'
import { ageGroup } from '#engine/features/affected-people/birth.ts'
import { countryOf } from '#engine/features/affected-people/country-name.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { connected, ended } from '../connection/support.ts'

const contacts = 60

/** A store that read 60 people of a HubSpot account and accepted what its fields hold, save for some, and a breach of it. */
async function affected({ undecided = [] }: { readonly undecided?: readonly string[] } = {}) {
  const made = await connected({ contacts })
  const { client, connection, twin } = made
  // More values than anybody chooses from.
  for (let place = 0; place < 40; place++)
    twin.edit(String(1_001 + place), { hs_legal_basis: `basis ${place}` }, '2020-06-01T08:00:00.000Z')
  twin.edit('1001', { date_of_birth: '2010-06-01' }, '2026-10-01T08:00:00.000Z')
  twin.edit('1002', { date_of_birth: '01.06.1990' }, '2026-10-02T08:00:00.000Z')
  twin.edit('1003', { date_of_birth: 'in June' }, '2026-10-03T08:00:00.000Z')
  // The same person twice, in other letters, once with a country that is none.
  twin.edit('1005', { email: 'EVE@example.org', date_of_birth: '2012' }, '2026-10-04T08:00:00.000Z')
  twin.edit(
    '1006',
    { email: 'eve@example.org', date_of_birth: '1990', country: 'Atlantis' },
    '2026-10-04T08:00:00.000Z',
  )
  twin.edit('1007', { email: '', phone: '+33 1 99 00 12 34' }, '2026-10-04T08:00:00.000Z')
  const further = {
    hs_additional_emails: 'first.one@example.org;second@example.org',
    mobilephone: '+49 170 555',
  }
  twin.edit('1020', further, '2026-10-04T08:00:00.000Z')
  // The last one says nothing of when it was made.
  const last = twin.contacts.get('1060')
  if (last !== undefined) twin.contacts.set('1060', { ...last, createdAt: '' })
  await ended(client, client.connection.discover({ id: connection.id }))
  await ended(client, client.connection.sync({ id: connection.id }))
  const { items } = await client.field.list({ filter: { decision: ['proposed'] }, limit: 500 })
  const decided = items.filter(({ name }) => !undecided.includes(name)).map(({ id }) => id)
  await client.field.decide({ ids: decided, decision: 'accepted' })
  const breach = await client.breach.create({
    title: 'Export of contacts copied',
    begunAt: '2026-11-01T10:00:00Z',
    endedAt: '2026-11-02T10:00:00Z',
    countries: ['AT'],
  })
  const meant = { connectionIds: [connection.id] }
  const count = async (more: object = {}) =>
    client.affectedPeople.count({ breachId: breach.id, meant: { ...meant, ...more } })
  return { ...made, breach, meant, count }
}

describe('the people whom a breach affects are counted', () => {
  test('with their countries, minors and categories of data, and how they can be reached', async () => {
    const { client, count } = await affected()
    const { counted } = await count()
    // Records with the same e-mail address are one person.
    expect(counted).toMatchObject({ people: contacts - 1, records: contacts, listed: null })
    expect(counted.systems).toMatchObject([
      { name: 'HubSpot', records: contacts, readAt: '2026-11-21T09:00:00.000Z' },
    ])
    // As the system writes them. The two records of one person are from Germany and from nowhere: what is known counts.
    expect(counted.countries).toEqual([
      { country: 'FR', people: 20 },
      { country: 'GB', people: 20 },
      { country: 'DE', people: 19 },
    ])
    expect(counted.countryUnknown).toBe(0)
    const { counted: nowhere } = await count({ listed: ['1006'] })
    expect(nowhere).toMatchObject({ countries: [], countryUnknown: 1 })
    // On the day on which the breach began; whose age is not known is no adult.
    // Two records of one person disagree: a minor.
    expect(counted.minors).toEqual({ on: '2026-11-01', minors: 2, adults: 1, unknown: contacts - 4 })
    expect(counted.subjectCategories).toContain('child')
    expect(counted.notes).toContainEqual({
      key: 'affected-count:note.agesUnknown',
      params: { count: contacts - 4 },
      article: null,
    })
    expect(counted.reachable).toEqual({ byEmail: contacts - 2, byTelephoneOnly: 1, byNeither: 0 })
    // By the fields that a person accepted.
    const held = new Map(counted.categories.map(({ category, ...rest }) => [category, rest]))
    expect(held.get('birthDetails')).toEqual({
      people: 4,
      isWhole: true,
      percent: 8,
      fields: ['Date of birth'],
    })
    // Read for the sample of the discovery and not kept: there is a share and no number.
    expect(held.get('professionalLife')).toMatchObject({ people: null, percent: 100 })
    // Nobody has a value in any of its fields.
    expect(held.has('education')).toBe(false)
    // One more field of it, which is filled and not kept here: more people may have a value.
    const { items } = await client.field.list({ filter: { search: 'jobtitle' } })
    const [title] = items.filter(({ name }) => name === 'jobtitle')
    if (title === undefined) throw new Error('the field is there')
    const { id, revision } = title
    await client.field.update({ id, revision, changes: { dataCategory: 'birthDetails' } })
    const { counted: after } = await count()
    expect(after.categories.find(({ category }) => category === 'birthDetails')).toMatchObject({
      ...{ people: 4, isWhole: false, percent: 100 },
    })
  })

  test('of a list from a log, within a time, by the values of a property', async () => {
    const { client, connection, count } = await affected()
    const { counted, notFound } = await count({
      listed: ['Eve@Example.org', '1010', ' 1010', '00 33 1 9900 1234', 'stranger@example.org'],
    })
    expect(counted).toMatchObject({ people: 3, records: 4, listed: { entries: 4, found: 3 } })
    expect(notFound).toEqual(['stranger@example.org'])
    expect((await count({ listed: [] })).counted.people).toBe(0)
    // Known to the system, and added after that time.
    const beforeAll = { by: 'held', from: null, until: '2020-01-01T00:00:00Z' }
    expect(await count({ listed: ['1010'], window: beforeAll })).toMatchObject({
      counted: { records: 0, listed: { entries: 1, found: 1 } },
      notFound: [],
    })

    const until = '2020-01-02T00:00:00Z'
    const from = '2020-01-01T12:00:00Z'
    const records = async (by: string, of: object = { from, until }) =>
      (await count({ window: { by, ...of } })).counted.records
    expect(await records('held')).toBe(17 + 1)
    expect(await records('added')).toBe(13 + 1)
    expect(await records('changed', { from: '2026-10-01T00:00:00Z', until: null })).toBe(7)
    // Systems tell the last change alone: an end would leave out who was changed again after it.
    const early = { from: '2026-10-01T00:00:00Z', until: '2026-10-02T00:00:00Z' }
    expect(await records('changed', early)).toBe(7)

    const { properties } = await client.affectedPeople.offered({ connectionIds: [connection.id] })
    const stage = properties.find(({ property }) => property === 'lifecyclestage')
    expect(stage?.values).toEqual([
      { value: 'lead', records: 30 },
      { value: 'customer', records: 30 },
    ])
    expect(properties.map(({ property }) => property)).not.toContain('firstname')
    expect(properties.map(({ property }) => property)).not.toContain('hs_legal_basis')
    const of = async (property: string, values: string[]) =>
      (await count({ conditions: [{ property, values }] })).counted.records
    expect(await of('lifecyclestage', ['lead'])).toBe(30)

    // What says who somebody is cannot be a condition, for what is kept would name them: nor a day of birth, nor words that
    // no system has among its choices.
    const wrong = (property: string, values: string[]) =>
      expect(count({ conditions: [{ property, values }] })).rejects
    for (const property of ['email', 'firstname', 'nothing', 'date_of_birth', 'hs_legal_basis'])
      await wrong(property, ['2010-06-01']).toMatchObject({
        code: 'invalid-input',
        data: { issues: [{ path: ['meant', 'conditions', 0, 'property'] }] },
      })
    await wrong('lifecyclestage', ['lead', 'Anna Secret']).toMatchObject({
      data: { issues: [{ path: ['meant', 'conditions', 0, 'values'] }] },
    })
  })

  test('and the count is kept as evidence, fills the fields that were chosen, goes with the breach and comes back with it', async () => {
    const { client, meant, breach } = await affected()
    const listed = ['1001', '1002', 'stranger@example.org']
    const { count: kept, breach: after } = await client.affectedPeople.keep({
      breachId: breach.id,
      revision: breach.revision,
      meant: { ...meant, listed, conditions: [{ property: 'lifecyclestage', values: ['lead', 'customer'] }] },
      note: 'From the log of the export',
      take: ['peopleCount', 'countries', 'dataSubjectCategories'],
      kind: 'exact',
    })
    expect(after).toMatchObject({
      peopleCount: { kind: 'exact', value: 2 },
      recordsCount: { kind: 'unknown', value: null },
      countries: ['AT', 'FR', 'GB'],
      dataSubjectCategories: ['contactPerson', 'child'],
      revision: breach.revision + 1,
    })
    expect(kept).toMatchObject({
      countedBy: 'Ana DPO',
      note: 'From the log of the export',
      meant: { listed: { entries: 3 }, conditions: [{ label: 'Lifecycle Stage' }] },
      counted: { people: 2, listed: { entries: 3, found: 2 } },
    })
    // Nobody stands in it.
    expect(JSON.stringify(kept)).not.toMatch(/stranger|1001|example\.org/)
    const again = await client.affectedPeople.keep({
      breachId: breach.id,
      revision: 1,
      meant: {
        ...meant,
        listed: listed.toReversed(),
        conditions: [{ property: 'lifecyclestage', values: ['lead', 'customer'] }],
      },
    })
    // It fills nothing, so that what somebody else edits is not in its way.
    expect(again.breach.revision).toBe(after.revision)
    expect(again.count.contentHash).toBe(kept.contentHash)
    const { counts } = await client.affectedPeople.of({ breachId: breach.id })
    expect(counts.map(({ reference }) => reference)).toEqual(['CNT-2026-002', 'CNT-2026-001'])
    // One that fills what somebody changed meanwhile is refused and leaves nothing.
    await expect(
      client.affectedPeople.keep({ breachId: breach.id, revision: 1, meant, take: ['peopleCount'] }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect((await client.affectedPeople.of({ breachId: breach.id })).counts).toHaveLength(2)

    await client.breach.remove({ id: breach.id, revision: after.revision })
    expect((await client.affectedPeople.of({ breachId: breach.id })).counts).toEqual([])
    const { items } = await client.audit.list({ filter: { entityId: [breach.id] }, limit: 1 })
    await client.audit.revert({ seq: items[0]?.seq ?? 0 })
    expect((await client.affectedPeople.of({ breachId: breach.id })).counts).toHaveLength(2)
  })

  test('and the connection can be removed, with the people that it held; the count says what it said', async () => {
    const { client, meant, breach, connection } = await affected()
    const { count } = await client.affectedPeople.keep({
      breachId: breach.id,
      revision: breach.revision,
      meant,
    })
    const { revision } = await client.connection.get({ id: connection.id })
    await client.connection.remove({ id: connection.id, revision })
    expect((await client.affectedPeople.of({ breachId: breach.id })).counts).toEqual([count])
  })

  test('also by the further addresses and numbers that are kept of a person', async () => {
    const { count } = await affected()
    for (const entry of ['SECOND@example.org', '0049 170 555'])
      expect((await count({ listed: [entry] })).counted).toMatchObject({ records: 1, listed: { found: 1 } })
  })

  test('and a count that is not the one that was seen is not kept', async () => {
    const { client, meant, breach } = await affected()
    const { id: breachId, revision } = breach
    const keep = (people: number) =>
      client.affectedPeople.keep({ breachId, revision, meant, seen: { people, records: contacts } })
    await expect(keep(contacts)).rejects.toMatchObject({ code: 'people-read-meanwhile' })
    expect((await client.affectedPeople.of({ breachId })).counts).toEqual([])
    await keep(contacts - 1)
  })

  test('says what the numbers cannot: a reading from before the end, and people who went since', async () => {
    const { client, meant, store } = await affected()
    store.time.forward({ hours: 2 })
    const keys = async (values: object) => {
      const other = await client.breach.create({ title: 'Another', ...values })
      const { counted } = await client.affectedPeople.count({ breachId: other.id, meant })
      return counted.notes.map(({ key }) => key.split('.').at(-1))
    }
    expect(await keys({ endedAt: '2026-11-21T10:00:00Z' })).toContain('readBefore')
    expect(await keys({ endedAt: '2026-11-20T10:00:00Z' })).toContain('readAfter')
    expect(await keys({})).toEqual(['agesUnknown'])
  })

  test('says how many fields wait for a decision, for their data are not counted', async () => {
    const whole = await (await affected()).count()
    expect(whole.counted.notes.map(({ key }) => key)).not.toContain('affected-count:note.undecided')
    const { count } = await affected({ undecided: ['jobtitle', 'hs_legal_basis'] })
    expect((await count()).counted.notes).toContainEqual({
      key: 'affected-count:note.undecided',
      params: { name: 'HubSpot', count: 2 },
      article: null,
    })
  })

  test('and is found by what was noted of it and told in the history of the breach, as a part of it', async () => {
    const { client, meant, breach } = await affected()
    const { count: kept } = await client.affectedPeople.keep({
      breachId: breach.id,
      revision: breach.revision,
      meant,
      note: 'Logs of the gateway',
    })
    expect(await client.search.find({ text: 'gateway', limit: 5 })).toMatchObject([
      { recordId: kept.id, onPageOf: breach.id },
    ])
    const { items } = await client.audit.list({ filter: { recordId: [breach.id] } })
    expect(items.map(({ entityId }) => entityId)).toContain(kept.id)
    const { items: others } = await client.audit.list({ filter: { recordId: ['breach_other'] } })
    expect(others).toEqual([])
  })
})

test('a system that was never read counts nobody, and says so', async () => {
  const { client, connection } = await connected({ contacts: 3 })
  const breach = await client.breach.create({ title: 'Lost laptop' })
  const { counted } = await client.affectedPeople.count({
    breachId: breach.id,
    meant: { connectionIds: [connection.id] },
  })
  expect(counted).toMatchObject({ people: 0, notes: [{ key: 'affected-count:note.neverRead' }] })
})

test.each([
  ['2008-11-22', 'adult'],
  ['2008-11-23', 'minor'],
  ['22.11.2008', 'adult'],
  ['23.11.2008', 'minor'],
  // A year or a month alone, and an order that nobody can know, leave open what they leave open.
  ['2008', null],
  ['2007', 'adult'],
  ['2009', 'minor'],
  ['2008-11', null],
  ['2008-10', 'adult'],
  ['2008-12', 'minor'],
  ['01/12/2008', null],
  ['01/02/2008', 'adult'],
  ['13/12/2008', 'minor'],
  // 29 February, on the day before it would come round.
  ['1227340800000', null],
  ['1104537600000', 'adult'],
  // Seconds or milliseconds: a child of 2010 or somebody of 1970.
  ['1262304000', null],
  ['946684800', 'adult'],
  ['2027-01-01', null],
  ['2008-13-40', null],
  ['', null],
  ['in June', null],
])('somebody born %s is on 22 November 2026: %s', (written, group) => {
  expect(ageGroup(written, '2026-11-22' as Day)).toBe(group)
})

test('whoever was born on 29 February comes of age on 1 March', () => {
  expect(ageGroup('2008-02-29', '2026-02-28' as Day)).toBe('minor')
  expect(ageGroup('2008-02-29', '2026-03-01' as Day)).toBe('adult')
})

test.each([
  ['Deutschland', 'DE'],
  ['ALLEMAGNE', 'DE'],
  ['de', 'DE'],
  ['Česko', 'CZ'],
  ['Czech Republic', 'CZ'],
  ['Österreich', 'AT'],
  ['UK', 'GB'],
  ['Vereinigtes Königreich', 'GB'],
  ['España', 'ES'],
  ['Atlantis', null],
  ['', null],
])('a country written %s is %s', (written, code) => {
  expect(countryOf(written)).toBe(code)
})
