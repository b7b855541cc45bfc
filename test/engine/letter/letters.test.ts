import { describe, expect, test } from 'vitest'
import { LetterKind } from '#shared/contract/letter.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import { readPdf } from '../../documents/reading.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { answers, makeLetter, ofBreach, requestWith } from './written.ts'

const at = (moment: string) => Instant.parse(moment)

async function breachWith(client: TestClient) {
  const breach = await client.breach.create({ title: 'Stolen laptop', regimes: ['eu', 'uk', 'ch'] })
  return client.breach.recordEvent({
    id: breach.id,
    revision: breach.revision,
    event: { event: 'weAsProcessorAware', occurredAt: at('2026-03-03T08:30:00Z') },
  })
}

async function storeWithRecords() {
  const { client } = await openTestStore({ now: '2026-03-04T10:00:00Z' })
  const organisation = await client.organisation.get({})
  await client.organisation.update({
    id: organisation.id,
    revision: organisation.revision,
    changes: { dpo: { name: 'Mara Dorn', function: '', email: 'dpo@example.com', phone: '', address: '' } },
  })
  const request = await requestWith(client, { regimes: ['eu', 'uk', 'ch'] })
  await client.rightsRequest.recordEvent({
    id: request.id,
    revision: request.revision,
    event: { event: 'complaintToController', occurredAt: at('2026-03-03T08:30:00Z') },
  })
  const breach = await breachWith(client)
  return { client, subjectOf: (kind: LetterKind) => (ofBreach.has(kind) ? breach.id : request.id) }
}

/** Every language, and every regime once. */
const spoken = [
  ['en', 'eu'],
  ['fr', 'eu'],
  ['de', 'eu'],
  ['en', 'uk'],
  ['fr', 'ch'],
] as const

test('every letter is whole in every language and regime once its questions are answered', async () => {
  const { client, subjectOf } = await storeWithRecords()
  for (const kind of LetterKind.options) {
    const isBritish = kind === 'complaintAcknowledgement'
    for (const [language, regime] of isBritish ? languages.map((one) => [one, 'uk'] as const) : spoken) {
      const draft = await client.letter.draft({
        subjectId: subjectOf(kind),
        kind,
        language,
        regime,
        recipientName: 'Ana Beispiel',
        answers,
      })
      const text = [draft.title, ...draft.parts.map((part) => part.text)].join('\n')
      expect([kind, regime, language, draft.lacking]).toEqual([kind, regime, language, []])
      expect(text).not.toMatch(/[{}[\]]|undefined|null|letter:\w/)
      for (const { value } of draft.asks) if (value !== '2026-06-30') expect(text).toContain(value)
    }
  }
}, 90_000)

test('a letter whose required part is emptied is refused, and says which and by which article', async () => {
  const { client } = await storeWithRecords()
  const request = await requestWith(client)
  const wanted = { subjectId: request.id, kind: 'refusal', answers } as const
  const edited = { judicialRemedy: '', complaint: '' }
  const { lacking } = await client.letter.draft({ ...wanted, edited })
  expect(lacking).toEqual([
    { part: 'complaint', value: null, article: 'GDPR Art. 12(4), 77' },
    { part: 'judicialRemedy', value: null, article: 'GDPR Art. 12(4), 79' },
  ])
  await expect(makeLetter(client, { ...wanted, edited })).rejects.toMatchObject({
    code: 'letter-incomplete',
    issues: [{ key: 'letterLacks' }, { params: { part: 'judicialRemedy', article: 'GDPR Art. 12(4), 79' } }],
  })
})

test('a refusal without reasons lacks them, unless they are written into the text', async () => {
  const { client } = await storeWithRecords()
  const request = await requestWith(client)
  const wanted = { subjectId: request.id, kind: 'refusal' } as const
  const { lacking, asks } = await client.letter.draft(wanted)
  expect(lacking).toEqual([{ part: 'reasons', value: 'reasons', article: 'GDPR Art. 12(4)' }])
  // The authority of the seat, with its address, is proposed.
  expect(asks.find(({ name }) => name === 'authority')?.value).toBe(
    'Bayerisches Landesamt für Datenschutzaufsicht\nPromenade 18\n91522 Ansbach\nhttps://www.lda.bayern.de/',
  )
  const edited = { reasons: 'The claim before the court of Ansbach needs the data.' }
  expect((await client.letter.draft({ ...wanted, edited })).lacking).toEqual([])
})

describe('a notice of extension', () => {
  test('gives the date that the clock computes', async () => {
    const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
    const request = await requestWith(client)
    const { parts, lacking } = await client.letter.draft({
      subjectId: request.id,
      kind: 'extensionNotice',
      answers,
    })
    expect(lacking).toEqual([])
    expect(parts.find(({ part }) => part === 'newDate')?.text).toContain('2 June 2026')
    expect(parts.some(({ part }) => part === 'lateness')).toBe(false)
  })

  test('does not go out with another date', async () => {
    const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
    const request = await requestWith(client)
    const { lacking } = await client.letter.draft({
      subjectId: request.id,
      kind: 'extensionNotice',
      answers,
      edited: { newDate: 'You will have our answer by 2 July 2026.' },
    })
    expect(lacking).toEqual([{ part: 'newDate', value: 'extendedDueOn', article: 'GDPR Art. 12(3)' }])
  })

  test('after the month says that it is late and promises no date; it is not written as if it were in time', async () => {
    const { client, time } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
    const request = await requestWith(client)
    time.set('2026-04-10T10:00:00Z')
    const wanted = { subjectId: request.id, kind: 'extensionNotice', answers } as const
    const { parts, lacking } = await client.letter.draft(wanted)
    expect(lacking).toEqual([])
    expect(parts.some(({ part }) => part === 'newDate')).toBe(false)
    expect(parts.find(({ part }) => part === 'lateness')?.text).toContain('2 April 2026')
    await expect(makeLetter(client, { ...wanted, edited: { lateness: '' } })).rejects.toMatchObject({
      code: 'letter-incomplete',
    })
  })
})

test('a letter is kept with its record, its files and its hashes', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const letter = await makeLetter(client, {
    subjectId: request.id,
    kind: 'refusal',
    answers: { ...answers, reasons: '{{reference}} *bold* #emph[x] <b>y</b>\n- claim A\n- claim B' },
    formats: ['pdf', 'docx'],
  })
  expect(letter).toMatchObject({
    reference: 'LTR-2026-001',
    recipientName: 'Ana Beispiel',
    madeBy: 'Ana DPO',
  })
  expect((await client.letter.list({ filter: { subjectId: [request.id] } })).items).toEqual([letter])
  const [pdf] = letter.documents
  if (pdf === undefined) throw new Error('no file was made')
  const file = await client.document.content({ id: pdf.documentId })
  const { text } = await readPdf(new Uint8Array(await file.arrayBuffer()))
  const plain = text.replace(/\s+/g, ' ')
  // What people write is text and never markup.
  expect(plain).toContain('{{reference}} *bold* #emph[x] <b>y</b>')
  for (const said of ['Ana Beispiel', '20 March 2026', 'Promenade 18', 'GDPR Art. 79', 'claim B'])
    expect(plain).toContain(said)
  const { items } = await client.document.list({ filter: { kind: ['letter'] } })
  expect(items.map(({ format }) => format).toSorted()).toEqual(['docx', 'pdf'])
  expect(new Set(items.map(({ contentHash }) => contentHash))).toEqual(new Set([letter.contentHash]))
})

test('the letters of a record that fit its state come first', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const { kinds } = await client.letter.kinds({ subjectId: request.id })
  expect(kinds.filter(({ fits }) => fits).map(({ kind }) => kind)).toEqual([
    'acknowledgement',
    'identityRequest',
    'extensionNotice',
    'partialAnswer',
    'completion',
    'refusal',
  ])
  expect(kinds.find(({ kind }) => kind === 'refusal')?.events).toEqual(['refusalSent'])
  // The complaint that is acknowledged by law is one of the United Kingdom.
  expect(kinds.some(({ kind }) => kind === 'complaintAcknowledgement')).toBe(false)
})

test('a letter of a request is not written for a breach', async () => {
  const { client, subjectOf } = await storeWithRecords()
  await expect(
    client.letter.draft({ subjectId: subjectOf('art34Communication'), kind: 'refusal' }),
  ).rejects.toMatchObject({ code: 'invalid-input', data: { issues: [{ key: 'letterNotForThisRecord' }] } })
})

test('a request that is removed takes its letters with it', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  await makeLetter(client, { subjectId: request.id, kind: 'acknowledgement' })
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await client.rightsRequest.remove({ id: request.id, revision })
  expect((await client.letter.list({})).items).toEqual([])
})

test('a mandate is asked of who writes for the person, and the person is never told to act for themselves', async () => {
  const { client } = await storeWithRecords()
  const { id: subjectId } = await requestWith(client, {
    contactRole: 'lawyer',
    contactName: 'Dr Klee',
    contactEmail: 'klee@example.com',
  })
  const draftOf = async (kind: LetterKind, recipientName?: string) => {
    const { parts, ...draft } = await client.letter.draft({ subjectId, kind, language: 'en', recipientName })
    return { ...draft, text: parts.map(({ text }) => text).join('\n') }
  }
  expect(await draftOf('mandateRequest')).toMatchObject({
    recipientName: 'Dr Klee',
    recipientAddress: 'klee@example.com',
  })
  const toPerson = await draftOf('acknowledgement')
  expect(toPerson.recipientName).toBe('Ana Beispiel')
  expect(toPerson.text).not.toContain('for Ana Beispiel')
  expect((await draftOf('acknowledgement', 'Dr Klee')).text).toContain('for Ana Beispiel')
})

test('an organisation that names no contact point sends nobody to an empty address', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const { id: subjectId, reference } = await requestWith(client)
  for (const language of languages) {
    const { parts } = await client.letter.draft({ subjectId, kind: 'refusal', language, answers })
    const last = parts.at(-1)?.text ?? ''
    expect(last).toContain(reference)
    expect(last).not.toMatch(/write to|schreiben Sie|écrivez/)
    expect(last).not.toMatch(/\S {2}\S/)
  }
})

test('an authority of a country with two languages is named in both, and known by either', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const { id, revision } = await client.organisation.get({})
  const changes = { supervisoryAuthority: 'Data Protection Commission, Dublin' }
  await client.organisation.update({ id, revision, changes })
  const request = await requestWith(client)
  const { asks } = await client.letter.draft({ subjectId: request.id, kind: 'refusal' })
  expect(asks.find(({ name }) => name === 'authority')?.value).toMatch(
    /^Data Protection Commission \/ An Coimisiún um Chosaint Sonraí\n/,
  )
})

test('where public bodies have an authority of their own, it is the one that a letter names', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const { id, revision } = await client.organisation.get({})
  await client.organisation.update({ id, revision, changes: { sector: 'publicAuthority' } })
  const request = await requestWith(client)
  const { asks } = await client.letter.draft({ subjectId: request.id, kind: 'refusal' })
  expect(asks.find(({ name }) => name === 'authority')?.value).toMatch(/^Der Bayerische Landesbeauftragte/)
})
