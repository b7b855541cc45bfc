import { describe, expect, test } from 'vitest'
import { cleansePeople } from '#engine/store/index.ts'
import { openStore } from '#engine/store/open-store.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import type { TestClient } from '../../support/open-test-store.ts'
import { plainPages } from '../../support/plain-pages.ts'
import { connected, ended } from '../connection/support.ts'
import { cleansed } from './support.ts'

const contacts = 60

/** How many came to their end; the log of a cleansing has its start too. What stays without it, the campaign finds. */
async function cleansings(client: TestClient): Promise<number> {
  await cleansed(client)
  const { items } = await client.audit.list({ filter: { action: ['person.cleanse'] } })
  return items.length - 1
}

/** A connection whose people were read, and who of some of them is still found in the decrypted pages. */
async function crowd() {
  const made = await connected({ contacts })
  const { client, connection, store } = made
  const synced = await ended(client, client.connection.sync({ id: connection.id }))
  expect(synced.result).toMatchObject({ people: contacts })
  const open = () =>
    openStore(
      store.folder,
      { user: 'Ana DPO', passphrase },
      { clock: systemClock, newId: () => 'job_0000' as never, ballastBytes: 0 },
    )
  /** Where the tables of people begin in the file. */
  const roots = async () => {
    const { writer, close } = await open()
    const places = writer.raw
      .prepare(
        `select rootpage from sqlite_schema where type = 'table' and name like 'person%' order by name`,
      )
      .pluck()
      .all()
    await close()
    return places
  }
  return {
    ...made,
    /** Closes the engine and opens it again around a look at where the tables of people begin. */
    rootsNow: async () => {
      await store.engine.close()
      const places = await roots()
      await client.store.unlock({ path: store.folder, passphrase })
      return places
    },
    /** Closes the engine, and looks in every page and the log for the e-mail addresses that nobody has any more. */
    residue: async (isGone: (email: string) => boolean, emails: readonly string[]) => {
      await store.engine.close()
      const { keyring, close } = await open()
      const key = keyring.keys.databaseKey()
      const { pages, log } = plainPages(store.folder, key)
      await close()
      return emails.filter((email) => isGone(email) && (pages.includes(email) || log.includes(email)))
    },
    open,
  }
}

describe('pages are cleansed of people', { timeout: 180_000 }, () => {
  test('whom a reading of all did not meet any more, at the end of that reading', async () => {
    const { client, connection, residue, rootsNow, store, twin } = await crowd()
    const before = await rootsNow()
    const emails = [...twin.contacts.values()].map(({ properties }) => String(properties.email))
    const kept = new Set<string>()
    for (const [place, [id, { properties }]] of [...twin.contacts].entries()) {
      if (place % 3 === 0) twin.contacts.delete(id)
      else kept.add(String(properties.email))
    }
    store.time.forward({ days: 8 })
    const { result } = await ended(client, client.connection.sync({ id: connection.id }))
    expect(result).toMatchObject({ vanished: Math.ceil(contacts / 3) })
    expect(await cleansings(client)).toBe(1)
    for (const [place, root] of (await rootsNow()).entries()) expect(root).not.toBe(before[place])
    expect(await residue((email) => !kept.has(email), emails)).toEqual([])
  })

  test('whose connection is removed', async () => {
    const { client, connection, residue, rootsNow, twin } = await crowd()
    const before = await rootsNow()
    const emails = [...twin.contacts.values()].map(({ properties }) => String(properties.email))
    const { revision } = await client.connection.get({ id: connection.id })
    await client.connection.remove({ id: connection.id, revision })
    expect(await cleansings(client)).toBe(1)
    for (const [place, root] of (await rootsNow()).entries()) expect(root).not.toBe(before[place])
    expect(await residue(() => true, emails)).toEqual([])
  })

  test('also after an end in the midst of it, which stays owed until the next opening', async () => {
    const { client, open, store } = await crowd()
    const { items } = await client.person.list({})
    const [person] = items
    if (!person) throw new Error('nobody was read')
    await client.person.erase({
      id: person.id,
      confirmation: person.externalId,
      ground: 'art17_1_b',
      passphrase,
    })
    await store.engine.close()
    const killed = await open()
    killed.writer.raw
      .prepare(`insert into meta ("key", value) values ('peopleToCleanse', ?)`)
      .run(JSON.stringify({ count: 1, since: '2026-11-21T09:00:00.000Z' }))
    const pieces = cleansePeople(killed.writer)
    for (let piece = 0; piece < 5; piece++) killed.writer.raw.transaction(() => pieces.next())()
    await killed.close()
    await client.store.unlock({ path: store.folder, passphrase })
    expect((await client.person.cleansing()).owedSince).toBe('2026-11-21T09:00:00.000Z')
    expect((await client.person.erasures()).items).toMatchObject([{ isCleansed: false }])
    const { result } = await ended(client, client.person.cleanse({}))
    expect(result).toEqual({ rounds: 1 })
    expect((await client.person.cleansing()).owedSince).toBeNull()
    expect((await client.person.erasures()).items).toMatchObject([{ isCleansed: true }])
    expect((await client.person.list({})).total).toBe(contacts - 1)
    expect(await client.store.verify({})).toMatchObject({ ok: true })
  })
})
