import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine } from '../../support/open-test-store.ts'
import { plainPages } from '../../support/plain-pages.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from '../backup/support.ts'
import { connected, ended, notesOf } from '../connection/support.ts'
import { cleansed } from './support.ts'

const email = 'ana.novak.0@example.org'
const ground = 'art17_1_b'

async function withPeople() {
  const made = await connected({ contacts: 60 })
  await ended(made.client, made.client.connection.sync({ id: made.connection.id }))
  const { items } = await made.client.person.list({ filter: { search: email } })
  const id = items[0]?.id
  if (!id) throw new Error('nobody was read')
  const { folder } = made.store
  return {
    ...made,
    id,
    folder,
    /** Where the e-mail address still stands: decrypted pages, log, any other file of the store. */
    traces: async () => {
      const keyring = await openKeyring(readKeyringFile(folder).bytes, { user: 'Ana DPO', passphrase })
      const { pages, log } = plainPages(folder, keyring.keys.databaseKey())
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
      return [
        ...(pages.includes(email) ? ['pages'] : []),
        ...(log.includes(email) ? ['log'] : []),
        ...files.filter((path) => readFileSync(path).includes(email)),
      ]
    },
  }
}

describe('erasing a person', { timeout: 180_000 }, () => {
  test('leaves nothing of them in any page, nor in the log, once it is cleansed', async () => {
    const { client, id, traces } = await withPeople()
    await client.person.reveal({ id })
    expect(await traces()).not.toEqual([])
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    await cleansed(client)
    expect(await traces()).toEqual([])
    expect((await client.person.list({ filter: { search: email } })).total).toBe(0)
    expect(await client.store.verify({})).toMatchObject({ ok: true })
  })

  test('removes the files of audit exports, which may repeat their words, and keeps their hashes', async () => {
    const { client, id } = await withPeople()
    const { result } = await ended(client, client.audit.export({}))
    const { artifact } = result as { artifact: { id: never; fileHash: string } }
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    await expect(client.document.content({ id: artifact.id })).rejects.toMatchObject({
      code: 'export-erased',
    })
    expect(await client.document.identify({ hash: artifact.fileHash })).toMatchObject({
      artifact: { id: artifact.id },
    })
  })

  test('is told by an entry with their identifier, without which words that are gone are called so', async () => {
    const { client, id } = await withPeople()
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    const { items } = await client.audit.list({ filter: { entityId: [id] } })
    expect(items).toMatchObject([{ action: 'person.erase', entity: 'person', before: null, after: null }])
    expect((await client.audit.verify()).problems).toEqual([])
  })

  test('is stopped by a hold on the person, a request of theirs or an activity of their system, and says by which', async () => {
    const { client, id, connection } = await withPeople()
    const { id: requestId } = await client.rightsRequest.create({
      subjectName: 'Ana Novak',
      subjectEmail: email,
      rights: ['art17Erasure'],
      receivedAt: Instant.parse('2026-02-02T09:00:00Z'),
    })
    const activity = await client.processingActivity.create({
      name: 'Customer care',
      systemIds: [connection.systemId],
    })
    for (const subjectId of [id, requestId, activity.id]) {
      const hold = await client.legalHold.place({ subjectId, reason: 'Claim' })
      expect((await client.person.previewErasure({ id })).holds).toMatchObject([{ subjectId }])
      await expect(
        client.person.erase({ id, confirmation: email, ground, passphrase }),
      ).rejects.toMatchObject({ code: 'under-legal-hold', data: { params: { hold: hold.reference } } })
      await client.legalHold.lift({ id: hold.id, revision: hold.revision, reason: 'Settled' })
    }
    await client.person.erase({ id, confirmation: email, ground, passphrase })
  })

  test('wants the person named, and nobody else', async () => {
    const { client, id } = await withPeople()
    await expect(
      client.person.erase({ id, confirmation: 'Somebody Else', ground, passphrase }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['confirmation'], key: 'notTheSame' }] },
    })
    const { person } = await client.person.reveal({ id })
    await client.person.erase({ id, confirmation: ` ${person.name.toUpperCase()} `, ground, passphrase })
    await expect(client.person.reveal({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('names the backups that still have them, with the last day of each', async () => {
    const { client, id } = await withPeople()
    const kept = await backUp(client)
    const elsewhere = await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    const { copies } = await client.person.erase({ id, confirmation: email, ground, passphrase })
    expect(copies).toMatchObject([
      { kind: 'backup', path: kept, keptUntilOn: '2027-11-28' },
      { kind: 'elsewhere', path: elsewhere, keptUntilOn: null },
    ])
  })

  test('names a store that a restore replaced as a copy, until it is removed', async () => {
    const { client, folder, store } = await withPeople()
    const path = await backUp(client)
    store.time.forward({ minutes: 5 })
    const { aside } = await client.backup.restore({ path, to: folder, replace: true, passphrase })
    await client.store.unlock({ path: folder, passphrase })
    const { items } = await client.person.list({ filter: { search: email } })
    const { copies } = await client.person.erase({
      id: items[0]?.id as never,
      confirmation: email,
      ground,
      passphrase,
    })
    expect(copies).toMatchObject([{ path }, { kind: 'aside', path: aside, keptUntilOn: null }])
    const [{ name = '' } = {}] = (await client.backup.aside({})).items
    await client.backup.removeAside({ name, passphrase })
    expect((await client.person.erasures()).items).toMatchObject([{ copies: [{ path }] }])
    expect((await client.person.erasures()).items[0]?.copies).toHaveLength(1)
  })

  test('says which requests of theirs stay', async () => {
    const { client, id, store } = await withPeople()
    const { reference } = (await store.call('rightsRequest.create', {
      subjectName: 'Ana Novák',
      subjectEmail: email,
      rights: ['art15Access'],
      receivedAt: '2026-11-20T09:00:00Z',
      channel: 'email',
    })) as { reference: string }
    expect(
      (await client.person.erase({ id, confirmation: email, ground, passphrase })).requests,
    ).toMatchObject([{ reference }])
  })

  test('says in which records somebody typed their name or address, a duty to report among them', async () => {
    const { client, id } = await withPeople()
    const { person } = await client.person.reveal({ id })
    const task = await client.task.create({
      title: 'Call',
      description: `Ask ${person.name}, then ${email}.`,
    })
    await client.task.create({ title: 'Call', description: `Ask ${person.name}ovic, or x${email}` })
    const incident = await client.securityIncident.create({ title: 'Mail gateway down' })
    const duty = await client.reportingDuty.add({
      subjectId: incident.id,
      kind: 'contractPartner',
      owedTo: `Alder AG, ${person.name}`,
      reason: 'Clause 9',
      starts: [{ start: 'known', at: Instant.parse('2026-02-02T09:00:00Z'), evidence: 'Ticket' }],
    })
    const mentions = [
      { id: incident.id, reference: duty.reference, title: duty.owedTo },
      { id: task.id, reference: task.reference, title: 'Call' },
    ]
    expect((await client.person.previewErasure({ id })).mentions).toEqual(mentions)
    const erased = await client.person.erase({ id, confirmation: email, ground, passphrase })
    expect(erased.mentions).toEqual(mentions)
  })

  test('is done again when an older backup is restored', async () => {
    const { client, id, store } = await withPeople()
    const path = await backUp(client)
    store.time.forward({ minutes: 5 })
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    expect((await client.backup.inspect({ path })).loss).toMatchObject({ erasedSince: 1 })
    await store.engine.close()
    const to = join(temporaryFolder(), 'Restored')
    const restored = await client.backup.restore({ path, to, passphrase })
    expect(restored).toMatchObject({ erasedAgain: 1, hasLedger: true })
    await client.store.unlock({ path: restored.path, passphrase })
    expect((await client.person.list({ filter: { search: email } })).total).toBe(0)
    expect((await client.person.list({})).total).toBe(59)
  })

  test('is done again where nothing but the ledger is left of the store', async () => {
    const { client, folder, id, store } = await withPeople()
    const path = await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    store.time.forward({ minutes: 5 })
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    await store.engine.close()
    for (const name of ['keyring.json', 'keyring.bak']) writeFileSync(join(folder, name), 'damaged')
    const other = (await openTestEngine()).client
    expect(await other.backup.restore({ path, to: folder, replace: true, passphrase })).toMatchObject({
      erasedAgain: 1,
      hasLedger: true,
    })
  })

  test('lasts: the next synchronisations keep nothing of a person who is still in the system, and say so', async () => {
    const { client, connection, id, store, traces, twin } = await withPeople()
    const { person } = await client.person.reveal({ id })
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    store.time.forward({ hours: 5 })
    twin.edit(person.externalId, { firstname: 'Zoë' }, '2026-11-21T13:00:00.000Z')
    const changed = await ended(client, client.connection.sync({ id: connection.id }))
    expect(changed.result).toMatchObject({ people: 0, added: 0 })
    expect(notesOf(changed)).toEqual(['people-suppressed'])
    store.time.forward({ days: 8 })
    const whole = await ended(client, client.connection.sync({ id: connection.id }))
    expect(whole.result).toMatchObject({ people: 59, added: 0, vanished: 0 })
    expect((await client.person.list({})).total).toBe(59)
    expect(await traces()).toEqual([])
    expect((await client.person.erasures()).items).toMatchObject([{ metAt: store.time.clock() }])
    twin.contacts.delete(person.externalId)
    store.time.forward({ days: 8 })
    await ended(client, client.connection.sync({ id: connection.id }))
    expect((await client.person.erasures()).items).toMatchObject([{ metAt: null }])
  })

  test('stands in a ledger with its reason, without a word of whom it was', async () => {
    const { client, folder, id, store } = await withPeople()
    const path = await backUp(client)
    store.time.forward({ minutes: 5 })
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    store.time.forward({ minutes: 5 })
    await backUp(client)
    const { items } = await client.person.erasures()
    expect(items).toMatchObject([{ ground, by: 'Ana DPO', requestId: null, metAt: null, copies: [{ path }] }])
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8')).not.toMatch(/ana|novak|person_/)
  })

  test('is forgotten once no copy from before it is left and the system was read whole without the person', async () => {
    const { client, connection, id, store, twin } = await withPeople()
    const { person } = await client.person.reveal({ id })
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    const later = async () => {
      store.time.forward({ days: 380 })
      await ended(client, client.connection.sync({ id: connection.id }))
      return (await client.person.erasures()).items.length
    }
    expect(await later()).toBe(1)
    twin.contacts.delete(person.externalId)
    expect(await later()).toBe(0)
  })

  test('is not forgotten while a backup from before it is known', async () => {
    const { client, connection, id, store, twin } = await withPeople()
    const { person } = await client.person.reveal({ id })
    await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    await client.person.erase({ id, confirmation: email, ground, passphrase })
    twin.contacts.delete(person.externalId)
    store.time.forward({ days: 800 })
    await ended(client, client.connection.sync({ id: connection.id }))
    expect((await client.person.erasures()).items).toHaveLength(1)
  })

  test('says beforehand what it removes and what stays', async () => {
    const { client, id } = await withPeople()
    const path = await backUp(client)
    const preview = await client.person.previewErasure({ id })
    expect(preview).toMatchObject({ requests: [], copies: [{ kind: 'backup', path }] })
    expect(preview.properties).toBeGreaterThan(3)
  })
})
