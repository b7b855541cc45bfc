import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from './support.ts'

/** A store that was restored in its own place, with what it was before beside it. */
async function replaced() {
  const store = await openTestStore()
  const { client, folder, time } = store
  const path = await backUp(client)
  time.forward({ minutes: 5 })
  const { aside } = await client.backup.restore({ path, to: folder, replace: true, passphrase })
  if (aside === null) throw new Error('nothing was kept aside')
  await client.store.unlock({ path: folder, passphrase })
  return { ...store, backup: path, aside }
}

describe('what a restore replaced', { timeout: 180_000 }, () => {
  test('is listed with its moment and size, and is removed for good once the passphrase is confirmed', async () => {
    const { aside, backup, client, time } = await replaced()
    const { items } = await client.backup.aside({})
    expect(items).toMatchObject([{ kind: 'replaced', path: aside, createdAt: time.clock() }])
    const [{ bytes = 0, name = '' } = {}] = items
    expect(bytes).toBeGreaterThan(100_000)
    await client.backup.removeAside({ name, passphrase })
    expect(existsSync(aside)).toBe(false)
    expect((await client.backup.aside({})).items).toEqual([])
    expect((await client.backup.list({})).items).toMatchObject([{ path: backup }])
    const entries = await client.audit.list({ filter: { action: ['backup.removeAside'] } })
    expect(entries.items[0]?.change?.note).toMatchObject({ removed: time.clock(), path: aside })
  })

  test('stays without the passphrase', async () => {
    const { aside, client } = await replaced()
    const [{ name = '' } = {}] = (await client.backup.aside({})).items
    await expect(
      client.backup.removeAside({ name, passphrase: 'wrong lantern drizzle' }),
    ).rejects.toMatchObject({ code: 'wrong-passphrase' })
    expect(existsSync(aside)).toBe(true)
  })

  test('stays while somebody has it open', async () => {
    const { aside, client } = await replaced()
    const other = (await openTestEngine()).client
    await other.store.unlock({ path: aside, passphrase })
    const [{ name = '' } = {}] = (await client.backup.aside({})).items
    await expect(client.backup.removeAside({ name, passphrase })).rejects.toMatchObject({
      code: 'store-in-use',
    })
    expect(existsSync(join(aside, 'store.db'))).toBe(true)
  })

  test('is all that can be named: no other folder, and no link to one', async () => {
    const { client, folder } = await openTestStore()
    const elsewhere = temporaryFolder()
    const link = `${folder}.replaced-2026-01-01T09-00-00-000Z`
    symlinkSync(elsewhere, link)
    expect((await client.backup.aside({})).items).toEqual([])
    for (const name of [link, '..', 'backups', elsewhere]) {
      await expect(client.backup.removeAside({ name, passphrase })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    expect(existsSync(elsewhere)).toBe(true)
  })
})

test('copies of a damaged store are listed and removed like it', { timeout: 60_000 }, async () => {
  const { client, folder } = await openTestStore()
  const damaged = join(folder, 'damaged-2026-01-01T09-00-00-000Z')
  mkdirSync(damaged)
  const { items } = await client.backup.aside({})
  expect(items).toMatchObject([{ kind: 'damaged', createdAt: '2026-01-01T09:00:00.000Z', bytes: 0 }])
  await client.backup.removeAside({ name: items[0]?.name ?? '', passphrase })
  expect(existsSync(damaged)).toBe(false)
})
