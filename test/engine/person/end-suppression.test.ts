import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from '../backup/support.ts'
import { connected, ended, notesOf } from '../connection/support.ts'

const email = 'ana.novak.0@example.org'
const reason = 'Erased by mistake: the request came from a namesake'

/** A store in which somebody was erased whom the system still has. */
async function withErased() {
  const { client, connection, store, ...rest } = await connected({ contacts: 60 })
  const sync = () => ended(client, client.connection.sync({ id: connection.id }))
  await sync()
  const { items } = await client.person.list({ filter: { search: email } })
  const [{ id, externalId } = {}] = items
  if (!id || !externalId) throw new Error('nobody was read')
  const before = await backUp(client)
  store.time.forward({ minutes: 5 })
  const erase = async () => {
    const found = (await client.person.list({ filter: { search: email } })).items[0]?.id
    if (!found) throw new Error('nobody to erase')
    await client.person.erase({ id: found, confirmation: email, ground: 'art17_1_b', passphrase })
    store.time.forward({ hours: 1 })
  }
  await erase()
  const meant = { connectionId: connection.id, externalId }
  return {
    ...rest,
    client,
    store,
    before,
    erase,
    sync,
    meant,
    /** How many there are of them. */
    found: async () => (await client.person.list({ filter: { search: email } })).total,
  }
}

describe('ending the suppression of somebody who was erased', { timeout: 180_000 }, () => {
  test('brings them back with the next synchronisation, though the system has not changed them', async () => {
    const { client, found, meant, store, sync } = await withErased()
    expect(notesOf(await sync())).toEqual([])
    expect(await found()).toBe(0)
    store.time.forward({ hours: 1 })
    await client.person.endSuppression({ ...meant, reason })
    store.time.forward({ minutes: 1 })
    expect(await found()).toBe(0)
    expect((await sync()).result).toMatchObject({ added: 1, people: 60 })
    expect(await found()).toBe(1)
    store.time.forward({ hours: 1 })
    expect((await sync()).result).toMatchObject({ people: 0 })
  })

  test('stands in the ledger and in the audit log with its reason and who did it', async () => {
    const { client, meant, store, sync } = await withErased()
    store.time.forward({ days: 8 })
    await sync()
    expect((await client.person.erasures()).items).toMatchObject([{ ended: null, metAt: expect.anything() }])
    await client.person.endSuppression({ ...meant, reason: `  ${reason} ` })
    const [line] = (await client.person.erasures()).items
    expect(line).toMatchObject({
      by: 'Ana DPO',
      ended: { at: store.time.clock(), by: 'Ana DPO', reason },
      metAt: null,
    })
    const { items } = await client.audit.list({ filter: { action: ['person.endSuppression'] } })
    expect(items[0]?.change?.note).toEqual({ ledger: line?.person, endedAt: store.time.clock(), reason })
  })

  test('wants somebody who is kept away, once', async () => {
    const { client, meant } = await withErased()
    const refused = {
      code: 'invalid-input',
      data: { issues: [{ path: ['externalId'], key: 'notKeptAway' }] },
    }
    await expect(
      client.person.endSuppression({ ...meant, externalId: 'nobody', reason }),
    ).rejects.toMatchObject(refused)
    await client.person.endSuppression({ ...meant, reason })
    await expect(client.person.endSuppression({ ...meant, reason })).rejects.toMatchObject(refused)
  })

  test('ends with the next erasure', async () => {
    const { client, erase, found, meant, store, sync } = await withErased()
    await client.person.endSuppression({ ...meant, reason })
    await sync()
    store.time.forward({ hours: 1 })
    await erase()
    store.time.forward({ days: 8 })
    expect(notesOf(await sync())).toEqual(['people-suppressed'])
    expect(await found()).toBe(0)
    expect((await client.person.erasures()).items).toMatchObject([{ ended: null }, { ended: { reason } }])
  })

  test('leaves what older copies hold erased: a restore erases it again, and the next synchronisation brings them', async () => {
    const { before, client, found, meant, store, sync } = await withErased()
    await client.person.endSuppression({ ...meant, reason })
    await store.engine.close()
    const to = join(temporaryFolder(), 'Restored')
    const restored = await client.backup.restore({ path: before, to, passphrase })
    expect(restored).toMatchObject({ erasedAgain: 1 })
    await client.store.unlock({ path: restored.path, passphrase })
    expect(await found()).toBe(0)
    store.time.forward({ hours: 1 })
    await sync()
    expect(await found()).toBe(1)
  })
})
