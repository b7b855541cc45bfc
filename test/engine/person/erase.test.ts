import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { plainPages } from '../../support/plain-pages.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from '../backup/support.ts'
import { connected, ended } from '../connection/support.ts'

const email = 'ana.novak.0@example.org'

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
      const pages = plainPages(folder, keyring.keys.databaseKey(), temporaryFolder())
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
      return [
        ...(pages.includes(email) ? ['pages'] : []),
        ...files.filter((path) => readFileSync(path).includes(email)),
      ]
    },
  }
}

describe('erasing a person', { timeout: 180_000 }, () => {
  test('leaves nothing of them in any page, and an empty log, when it answers', async () => {
    const { client, id, folder, traces } = await withPeople()
    await client.person.reveal({ id })
    expect(await traces()).toEqual(['pages'])
    await client.person.erase({ id, confirmation: email, passphrase })
    expect(statSync(join(folder, 'store.db-wal')).size).toBe(0)
    expect(await traces()).toEqual([])
    expect((await client.person.list({ filter: { search: email } })).total).toBe(0)
    expect(await client.store.verify({})).toMatchObject({ ok: true })
  })

  test('removes the files of audit exports, which may repeat their words, and keeps their hashes', async () => {
    const { client, id } = await withPeople()
    const { result } = await ended(client, client.audit.export({}))
    const { artifact } = result as { artifact: { id: never; fileHash: string } }
    await client.person.erase({ id, confirmation: email, passphrase })
    await expect(client.document.content({ id: artifact.id })).rejects.toMatchObject({ code: 'file-gone' })
    expect(await client.document.identify({ hash: artifact.fileHash })).toMatchObject({
      artifact: { id: artifact.id },
    })
  })

  test('is told by an entry with their identifier, without which words that are gone are called so', async () => {
    const { client, id } = await withPeople()
    await client.person.erase({ id, confirmation: email, passphrase })
    const { items } = await client.audit.list({ filter: { entityId: [id] } })
    expect(items).toMatchObject([{ action: 'person.erase', entity: 'person', before: null, after: null }])
    expect((await client.audit.verify()).problems).toEqual([])
  })

  test('wants the person named, and nobody else', async () => {
    const { client, id } = await withPeople()
    await expect(
      client.person.erase({ id, confirmation: 'Somebody Else', passphrase }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['confirmation'], key: 'notTheSame' }] },
    })
    const { person } = await client.person.reveal({ id })
    await client.person.erase({ id, confirmation: ` ${person.name.toUpperCase()} `, passphrase })
    await expect(client.person.reveal({ id })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('names the backups that still have them, with the last day of each', async () => {
    const { client, id } = await withPeople()
    const kept = await backUp(client)
    const elsewhere = await backUp(client, join(temporaryFolder(), 'stick.wardbook-backup'))
    const { backups } = await client.person.erase({ id, confirmation: email, passphrase })
    expect(backups).toMatchObject([
      { path: kept, keptUntilOn: '2027-11-28' },
      { path: elsewhere, keptUntilOn: null },
    ])
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
    expect((await client.person.erase({ id, confirmation: email, passphrase })).requests).toMatchObject([
      { reference },
    ])
  })

  test('is done again when an older backup is restored', async () => {
    const { client, id, store } = await withPeople()
    const path = await backUp(client)
    store.time.forward({ minutes: 5 })
    await client.person.erase({ id, confirmation: email, passphrase })
    expect((await client.backup.inspect({ path })).loss).toMatchObject({ erasedSince: 1 })
    await store.engine.close()
    const to = join(temporaryFolder(), 'Restored')
    const restored = await client.backup.restore({ path, to, passphrase })
    expect(restored).toMatchObject({ erasedAgain: 1, hasLedger: true })
    await client.store.unlock({ path: restored.path, passphrase })
    expect((await client.person.list({ filter: { search: email } })).total).toBe(0)
    expect((await client.person.list({})).total).toBe(59)
  })
})
