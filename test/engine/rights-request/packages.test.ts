import { expect, test } from 'vitest'
import type { DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
import type { DisclosedPerson, FoundPerson } from '#shared/contract/request-disclosure.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { readPdf } from '../../documents/reading.ts'
import type { TestClient } from '../../support/open-test-store.ts'
import { connected, ended } from '../connection/support.ts'

/** A store whose connected system knows some people, and a request of one of them. */
async function asked() {
  const { client, connection, store } = await connected({ contacts: 12 })
  await ended(client, client.connection.discover({ id: connection.id }))
  await ended(client, client.connection.sync({ id: connection.id }))
  const { items } = await client.person.list({ limit: 1 })
  const [first] = items
  if (first === undefined) throw new Error('nobody was read')
  const { person } = await client.person.reveal({ id: first.id })
  const request = await client.rightsRequest.create({
    subjectName: person.name,
    subjectEmail: person.email.toUpperCase(),
    rights: ['art15Access', 'art20Portability'],
    receivedAt: Instant.parse('2026-01-02T09:00:00Z'),
  })
  return { client, request, person, store }
}

async function made(client: TestClient, kind: DocumentKind, format: DocumentFormat, recordId: string) {
  const job = await ended(client, client.document.create({ kind, format, language: 'en', recordId }))
  const { artifact } = job.result as { artifact: { id: never; contentHash: string } }
  return { file: await client.document.content({ id: artifact.id }), contentHash: artifact.contentHash }
}

function whole({ person, properties }: FoundPerson): DisclosedPerson {
  return { personId: person.id, withheld: [], redactions: [], portable: properties.map(({ name }) => name) }
}

test('a person is found by the address of the request, unmasked, and the audit log keeps who looked', async () => {
  const { client, request, person } = await asked()
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  expect(people[0]).toMatchObject({ person: { id: person.id, email: person.email } })
  expect(people[0]?.matchedBy).toContain('email')
  const { items } = await client.audit.list({ filter: { action: ['rightsRequest.findSubject'] } })
  expect(items).toHaveLength(1)
})

test('a package before anybody confirmed the person is refused', async () => {
  const { client, request } = await asked()
  const job = await ended(
    client,
    client.document.create({
      kind: 'rights-request-package',
      format: 'pdf',
      language: 'en',
      recordId: request.id,
    }),
  )
  expect(job.fault).toMatchObject({ code: 'not-reviewed' })
})

test('the access package holds the values but those withheld, says why, and names recipients', async () => {
  const { client, request, person } = await asked()
  const activity = await client.processingActivity.create({
    name: 'Customer care',
    purposes: [
      { id: 'purpose_01jd3k00000000000000000000' as never, name: 'Answer customers', legalBasis: 'art6_1_b' },
    ],
    recipients: [{ name: 'Harbour Mail Ltd', kind: 'processor' }],
    dataItems: [{ category: 'contactDetails' }],
  })
  await client.rightsRequest.update({
    id: request.id,
    revision: request.revision,
    changes: { activityIds: [activity.id] },
  })
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  const found = people.find((one) => one.person.id === person.id)
  if (found === undefined) throw new Error('the person was not found')
  const hidden = found.properties.find(({ value }) => value === person.email)
  if (hidden === undefined) throw new Error('no property holds the address')
  const { revision } = await client.rightsRequest.get({ id: request.id })
  const saved = await client.rightsRequest.saveDisclosure({
    id: request.id,
    revision,
    disclosure: {
      people: [
        {
          ...whole(found),
          withheld: [{ property: hidden.name, grounds: ['art15_4'], reason: 'Shared with a colleague' }],
        },
      ],
    },
  })
  expect(saved.disclosure).toMatchObject({ reviewedBy: 'Ana DPO' })
  const { file, contentHash } = await made(client, 'rights-request-package', 'pdf', request.id)
  const { text } = await readPdf(new Uint8Array(await file.arrayBuffer()))
  expect(text).toContain('Shared with a colleague')
  expect(text).toContain('Harbour Mail Ltd')
  expect(text).toContain(hidden.label)
  expect(text).not.toContain(person.email)
  const { items } = await client.audit.list({ filter: { action: ['document.create'] } })
  expect(JSON.stringify(items)).toContain(contentHash)
})

test('words about others are blacked out in both packages', async () => {
  const { client, request, person } = await asked()
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  const [found] = people.filter((one) => one.person.id === person.id)
  const text = found?.properties.find(({ value }) => value.length > 3)
  if (found === undefined || text === undefined) throw new Error('no property with a text')
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await client.rightsRequest.saveDisclosure({
    id: request.id,
    revision,
    disclosure: { people: [{ ...whole(found), redactions: [{ property: text.name, passage: text.value }] }] },
  })
  const { file } = await made(client, 'rights-request-portability', 'json', request.id)
  const { report } = JSON.parse(await file.text())
  expect(report.records[0].values[text.name]).toBe('█████')
})

test('the portability package takes along what was confirmed as portable, under the names of the system', async () => {
  const { client, request, person } = await asked()
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  const found = people.find((one) => one.person.id === person.id)
  const mail = found?.properties.find(({ value }) => value === person.email)
  if (found === undefined || mail === undefined) throw new Error('the person was not found')
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await client.rightsRequest.saveDisclosure({
    id: request.id,
    revision,
    disclosure: { people: [{ ...whole(found), portable: [mail.name] }] },
  })
  const { file } = await made(client, 'rights-request-portability', 'json', request.id)
  const { report } = JSON.parse(await file.text())
  expect(report.records).toEqual([
    { system: found.system, record: person.externalId, values: { [mail.name]: person.email } },
  ])
  const csv = await (await made(client, 'rights-request-portability', 'csv', request.id)).file.text()
  expect(csv.trim().split('\r\n')).toHaveLength(2)
  expect(csv).toContain(person.email)
})

test('a review that would withhold everything is refused: the copy is limited, never refused whole', async () => {
  const { client, request, person } = await asked()
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  const found = people.find((one) => one.person.id === person.id)
  if (found === undefined) throw new Error('the person was not found')
  const withheld = found.properties.map(({ name }) => ({
    property: name,
    grounds: ['art15_4' as const],
    reason: 'x',
  }))
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await expect(
    client.rightsRequest.saveDisclosure({
      id: request.id,
      revision,
      disclosure: { people: [{ ...whole(found), withheld }] },
    }),
  ).rejects.toMatchObject({ code: 'invalid-input', data: { issues: [{ key: 'nothingLeft' }] } })
})

test('nobody confirmed means that nothing was found, and the package says so', async () => {
  const { client, request } = await asked()
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await client.rightsRequest.saveDisclosure({ id: request.id, revision, disclosure: { people: [] } })
  const { file } = await made(client, 'rights-request-package', 'pdf', request.id)
  const { text } = await readPdf(new Uint8Array(await file.arrayBuffer()))
  expect(text.replaceAll(/\s+/g, ' ')).toContain('No personal data about you were found')
})

test('with the erasure of the person the files of their packages go, those of others stay', async () => {
  const { client, request, person } = await asked()
  const { people } = await client.rightsRequest.findSubject({ id: request.id })
  const found = people.find((one) => one.person.id === person.id)
  if (found === undefined) throw new Error('the person was not found')
  const other = await client.rightsRequest.create({
    subjectName: 'Somebody Else',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-01-02T09:00:00Z'),
  })
  await client.rightsRequest.saveDisclosure({
    id: request.id,
    revision: request.revision,
    disclosure: { people: [whole(found)] },
  })
  await client.rightsRequest.saveDisclosure({
    id: other.id,
    revision: other.revision,
    disclosure: { people: [] },
  })
  await made(client, 'rights-request-package', 'json', request.id)
  await made(client, 'rights-request-package', 'json', other.id)
  expect((await client.person.previewErasure({ id: person.id })).exports).toBe(1)
  await client.person.erase({
    id: person.id,
    confirmation: person.externalId,
    ground: 'art17_1_a' as never,
    passphrase: (await import('../../support/credentials.ts')).passphrase,
  })
  const { items } = await client.document.list({})
  const contents = await Promise.allSettled(items.map(({ id }) => client.document.content({ id })))
  expect(contents.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test.each(['A', 'a', '@a'])(
  'a value of %s without end is searched for others all the same',
  async (letters) => {
    const { client, connection, twin } = await connected({ contacts: 3 })
    twin.edit('1001', { firstname: `To ${letters.repeat(60_000)}` }, '2026-11-21T08:00:00.000Z')
    await ended(client, client.connection.sync({ id: connection.id }))
    const { id } = await client.rightsRequest.create({
      subjectName: 'Ana Beispiel',
      identifiers: ['1001'],
      rights: ['art15Access'],
      receivedAt: Instant.parse('2026-11-20T09:00:00Z'),
    })
    const { people } = await client.rightsRequest.findSubject({ id })
    const [value] = people.flatMap(({ properties }) => properties.filter(({ name }) => name === 'firstname'))
    expect(value).toMatchObject({ thirdParties: [] })
  },
)
