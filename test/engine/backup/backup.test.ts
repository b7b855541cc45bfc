import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp, ended } from './support.ts'

/** Each backup starts a thread, which a busy machine takes its time for. */
const slow = { timeout: 180_000 }
/** Flips a bit near the end of a backup. */
function damage(path: string): void {
  chmodSync(path, 0o600)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 5_000) ^ 1, bytes.length - 5_000)
  writeFileSync(path, bytes)
}

const backups = (folder: string) => readdirSync(join(folder, 'backups'))

describe('making a backup', slow, () => {
  test('leaves one proved file and nothing unfinished, and is in the list', async () => {
    const { client, folder } = await openTestStore()
    await backUp(client)
    expect(backups(folder)).toEqual(['Test-2026-02-01T09-00-00-000Z.wardbook-backup'])
    const { items } = await client.backup.list({})
    expect(items).toMatchObject([
      { place: 'store', reason: 'byHand', keptUntilOn: '2027-02-08', drilledAt: null },
    ])
  })

  test('says what stands where its folder belongs, and is made once that is gone', async () => {
    const { client, folder } = await openTestStore()
    rmSync(join(folder, 'backups'), { recursive: true, force: true })
    writeFileSync(join(folder, 'backups'), '')
    const { state, fault } = await ended(client, client.backup.create({ to: null }))
    expect({ state, code: fault?.code }).toEqual({ state: 'failed', code: 'folder-blocked' })
    rmSync(join(folder, 'backups'))
    await backUp(client)
    expect(backups(folder)).toHaveLength(1)
  })

  test('follows a checkpoint of the audit log', async () => {
    const { client } = await openTestStore()
    await backUp(client)
    const { items } = await client.audit.checkpoints({})
    expect(items.map(({ reason }) => reason)).toContain('backup')
  })

  test('stands in the audit log with the end that it has', async () => {
    const { client } = await openTestStore()
    await backUp(client)
    const { items } = await client.audit.list({ filter: { action: ['backup.create'] } })
    const made = items.find(({ change }) => change?.note?.made)?.change?.note?.made
    expect(made).toMatchObject({
      reason: 'byHand',
      entries: 6,
      chain: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('writes a proved copy into the second folder too', async () => {
    const { client } = await openTestStore()
    const second = temporaryFolder()
    await client.backup.changePolicy({ ...(await client.backup.policy({})), secondFolder: second })
    await backUp(client)
    expect(readdirSync(second)).toHaveLength(1)
    expect((await client.backup.list({})).items.map(({ place }) => place).toSorted()).toEqual([
      'second',
      'store',
    ])
  })

  test('succeeds without its second folder, and says so', async () => {
    const { client, folder } = await openTestStore()
    const second = join(temporaryFolder(), 'unplugged')
    await client.backup.changePolicy({ ...(await client.backup.policy({})), secondFolder: second })
    await backUp(client)
    expect(backups(folder)).toHaveLength(1)
    expect(await client.backup.status({})).toMatchObject({ secondCopyFailed: true, failure: null })
  })

  test('fails without harm where it may not write, and the status says why', async () => {
    const { client, folder, time } = await openTestStore()
    writeFileSync(join(folder, 'backups'), '')
    const job = await ended(client, client.backup.create({}))
    expect(job).toMatchObject({ state: 'failed' })
    rmSync(join(folder, 'backups'))
    time.forward({ minutes: 1 })
    expect(await client.backup.status({})).toMatchObject({ failure: { at: job.endedAt } })
    await client.task.create({ title: 'The store goes on' })
    await backUp(client)
    expect(await client.backup.status({})).toMatchObject({ failure: null, isLate: false })
  })

  test('stops when it is cancelled and leaves nothing', async () => {
    const { client, folder } = await openTestStore()
    const started = client.backup.create({})
    await client.job.cancel({ id: (await started).jobId })
    expect(await ended(client, started)).toMatchObject({ state: 'cancelled' })
    expect(existsSync(join(folder, 'backups')) ? backups(folder) : []).toEqual([])
  })

  test('does not write over a file that is there', async () => {
    const { client } = await openTestStore()
    const to = join(temporaryFolder(), 'mine.wardbook-backup')
    writeFileSync(to, 'mine')
    expect(await ended(client, client.backup.create({ to }))).toMatchObject({
      fault: { code: 'store-exists' },
    })
  })

  test('is late after two days, and after two weeks when nobody asked for it to be made', async () => {
    const { client, time } = await openTestStore()
    await backUp(client)
    time.forward({ days: 2 })
    expect(await client.backup.status({})).toMatchObject({ isLate: false })
    time.forward({ days: 1 })
    expect(await client.backup.status({})).toMatchObject({ isLate: true })
    await client.backup.changePolicy({ ...(await client.backup.policy({})), automatic: false })
    expect(await client.backup.status({})).toMatchObject({ isLate: false })
    time.forward({ days: 12 })
    expect(await client.backup.status({})).toMatchObject({ isLate: true })
  })

  test('removes those whose day is past', async () => {
    const { client, folder, time } = await openTestStore({ now: '2026-02-03T09:00:00Z' })
    await backUp(client)
    time.forward({ days: 1 })
    await backUp(client)
    time.forward({ days: 9 })
    await backUp(client)
    expect(backups(folder).map((name) => name.slice(5, 15))).toEqual(['2026-02-03', '2026-02-13'])
  })

  test('removes none while the clock is in doubt, and none made in the future stands for today', async () => {
    const store = await openTestStore({ now: '2026-02-03T09:00:00Z' })
    await backUp(store.client)
    store.time.forward({ days: 1 })
    await backUp(store.client)
    await store.engine.close()
    store.time.set('2028-02-04T09:00:00Z')
    const { client, folder, time } = await store.reopen()
    await backUp(client)
    expect(backups(folder)).toHaveLength(3)
    time.set('2026-02-08T09:00:00Z')
    expect(await client.backup.status({})).toMatchObject({ lastAt: '2026-02-04T09:00:00.000Z', isLate: true })
  })
})

describe('looking into a backup', slow, () => {
  test('tells without a key who can open it, and with one what is inside', async () => {
    const { client } = await openTestStore()
    await client.task.create({ title: 'One' })
    const path = await backUp(client)
    const other = (await openTestEngine()).client
    const outside = await other.backup.inspect({ path })
    expect(outside).toMatchObject({ users: [{ label: 'Ana DPO', role: 'dpo' }], content: null, loss: null })
    const inside = await other.backup.inspect({ path, passphrase })
    expect(inside.content).toMatchObject({
      records: { task: 1, organisation: 1 },
      audit: { entries: 7, holds: true },
    })
    await expect(other.backup.inspect({ path, passphrase: 'wrong lantern' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
  })

  test('tells what a restore would lose of the store that is open', async () => {
    const { client } = await openTestStore()
    const task = await client.task.create({ title: 'One' })
    const path = await backUp(client)
    await client.task.update({ id: task.id, revision: task.revision, changes: { title: 'Another' } })
    await client.task.create({ title: 'Two' })
    const { loss } = await client.backup.inspect({ path })
    // The backup's own note, the change and the new task.
    expect(loss).toMatchObject({ entries: 3, records: { task: 2 }, isOfThisHistory: true, erasedSince: 0 })
  })
})

describe('restoring', slow, () => {
  test('makes a store in a new folder, as it was, whose log says where it comes from', async () => {
    const { client, folder, engine, time } = await openTestStore()
    await client.task.create({ title: 'Before' })
    const path = await backUp(client)
    await client.task.create({ title: 'After' })
    await engine.close()
    const to = join(temporaryFolder(), 'Restored')
    const restored = await client.backup.restore({ path, to, passphrase })
    expect(restored).toMatchObject({ path: `${to}.wardbook`, aside: null, erasedAgain: 0, hasLedger: true })
    const { session } = { session: await client.store.unlock({ path: restored.path, passphrase }) }
    expect(session).toMatchObject({ head: 'agrees', store: { name: 'Restored' } })
    expect((await client.task.list({})).items.map(({ title }) => title)).toEqual(['Before'])
    expect(await client.store.verify({})).toMatchObject({ ok: true })
    const { items } = await client.audit.list({ filter: { action: ['backup.restore'] } })
    expect(items[0]?.change?.note).toMatchObject({
      backup: { createdAt: time.clock(), entries: 7 },
      lost: { entries: 3 },
      erasedAgain: 0,
    })
    expect(readdirSync(folder)).toContain('store.db')
  })

  test('keeps a store that it replaces aside, and refuses to without being told', async () => {
    const { client, folder, engine } = await openTestStore()
    const path = await backUp(client, join(temporaryFolder(), 'kept.wardbook-backup'))
    const wanted = { path, to: folder, passphrase }
    await expect(client.backup.restore(wanted)).rejects.toMatchObject({ code: 'store-exists' })
    const other = (await openTestEngine()).client
    await expect(other.backup.restore({ ...wanted, replace: true })).rejects.toMatchObject({
      code: 'store-in-use',
    })
    await engine.close()
    const { aside } = await other.backup.restore({ ...wanted, replace: true })
    expect(existsSync(join(aside ?? '', 'store.db'))).toBe(true)
    expect(existsSync(join(folder, 'store.db'))).toBe(true)
    expect(existsSync(`${folder}.restoring`)).toBe(false)
  })

  test('closes the store that is open when it takes its place, and goes on with its backups', async () => {
    const { client, folder } = await openTestStore()
    const path = await backUp(client)
    await client.task.create({ title: 'Lost' })
    await client.backup.restore({ path, to: folder, replace: true, passphrase })
    expect(await client.store.session()).toBeNull()
    expect((await client.store.recent()).stores[0]).toMatchObject({ path: folder })
    await client.store.unlock({ path: folder, passphrase })
    expect((await client.task.list({})).items).toEqual([])
    expect((await client.backup.list({})).items).toMatchObject([{ path }])
    expect(await client.backup.status({})).toMatchObject({ failure: null, isLate: false })
  })

  test('leaves the store open that it would have replaced, when it fails', async () => {
    const { client, folder } = await openTestStore()
    const path = await backUp(client)
    damage(path)
    await expect(
      client.backup.restore({ path, to: folder, replace: true, passphrase }),
    ).rejects.toMatchObject({ code: 'backup-damaged' })
    expect(await client.store.session()).not.toBeNull()
    expect(existsSync(`${folder}.restoring`)).toBe(false)
  })

  test('finds its backups in a folder where nothing else is left', async () => {
    const { client, folder, engine } = await openTestStore()
    const path = await backUp(client)
    writeFileSync(join(folder, 'backups', 'none.wardbook-backup'), 'none')
    await engine.close()
    for (const name of readdirSync(folder))
      if (name !== 'backups') rmSync(join(folder, name), { recursive: true })
    const other = (await openTestEngine()).client
    const { items } = await other.backup.find({ store: folder })
    expect(items).toMatchObject([{ path, users: [{ label: 'Ana DPO' }], content: null }])
    await other.backup.restore({ path, to: folder, replace: true, passphrase })
    expect(await other.store.unlock({ path: folder, passphrase })).toMatchObject({ head: 'agrees' })
  })

  test('changes nothing with a wrong passphrase', async () => {
    const { client } = await openTestStore()
    const path = await backUp(client)
    const to = join(temporaryFolder(), 'Never')
    await expect(client.backup.restore({ path, to, passphrase: 'wrong lantern' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    expect(existsSync(`${to}.wardbook`)).toBe(false)
  })
})

describe('a drill', slow, () => {
  test('proves the newest backup, is kept in the list, and leaves nothing', async () => {
    const { client, folder } = await openTestStore()
    await client.task.create({ title: 'One' })
    await backUp(client)
    const job = await ended(client, client.backup.drill({}))
    expect(job.result).toMatchObject({ agrees: true, auditEntries: 7 })
    expect((await client.backup.list({})).items[0]?.drilledAt).not.toBeNull()
    expect(backups(folder)).toHaveLength(1)
  })

  test('is due after thirty days without one', async () => {
    const { client, time } = await openTestStore()
    await backUp(client)
    await ended(client, client.backup.drill({}))
    time.forward({ days: 30 })
    expect(await client.backup.status({})).toMatchObject({ isDrillDue: false })
    time.forward({ days: 1 })
    expect(await client.backup.status({})).toMatchObject({ isDrillDue: true })
  })

  test('fails on a damaged backup, and the status says so', async () => {
    const { client } = await openTestStore()
    const path = await backUp(client)
    damage(path)
    expect(await ended(client, client.backup.drill({}))).toMatchObject({ fault: { code: 'backup-damaged' } })
    expect(await client.backup.status({})).toMatchObject({ hasDrillFailed: true })
  })
})
