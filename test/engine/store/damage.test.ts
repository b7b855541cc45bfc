import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#engine/store/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { testClock } from '../../support/test-clock.ts'

const { clock } = testClock()
const surroundings = {
  clock,
  newId: () => {
    throw new Error('nothing is made here')
  },
}
const badMoment = () => new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')

/** Puts other bytes over every page but the first few, behind the back of whoever has the file open. */
function damage(folder: string) {
  const file = join(folder, 'store.db')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0x5a, 4096 * 20))
}

describe('one failed read', () => {
  test('is no damage: the store is opened anew and the reading repeated', async () => {
    const store = await openTestStore()
    await store.engine.close()
    const opened = await openStore(store.folder, { user: 'Ana DPO', passphrase }, surroundings)
    onTestFinished(() => opened.close())
    let tries = 0
    const before = opened.reader.raw
    const names = await opened.reading(async () => {
      tries += 1
      if (tries === 1) throw badMoment()
      return (await opened.read.all('organisation')).map(({ name }) => name)
    })
    expect(names).toEqual(['Example Trading'])
    expect(opened.reader.raw).not.toBe(before)
    expect(readdirSync(opened.folder).filter((name) => name.startsWith('damaged'))).toEqual([])
  })

  test('in a command says that nothing was changed, and the next command is carried out', async () => {
    const store = await openTestStore()
    await store.engine.close()
    const opened = await openStore(store.folder, { user: 'Ana DPO', passphrase }, surroundings)
    onTestFinished(() => opened.close())
    const entry = { action: 'store.test', audit: 'none' } as const
    const failing = opened.transact(entry, async () => {
      throw badMoment()
    })
    await expect(failing).rejects.toMatchObject({ code: 'disk-unsteady' })
    await expect(opened.transact(entry, async () => 'done')).resolves.toMatchObject({ value: 'done' })
  })
})

describe('a database that stays damaged', () => {
  test('is no longer written, is set aside, and the newest backup is named', async () => {
    const opened = await openTestStore()
    await opened.engine.close()
    mkdirSync(join(opened.folder, 'backups'))
    writeFileSync(join(opened.folder, 'backups', 'newest.wardbook-backup'), '')
    damage(opened.folder)
    const damaged = readFileSync(join(opened.folder, 'store.db'))
    const { client } = await openTestEngine()
    const unlocking = client.store.unlock({ path: opened.folder, passphrase })
    await expect(unlocking).rejects.toMatchObject({
      code: 'store-damaged',
      data: { params: { backup: 'newest.wardbook-backup', context: 'copiedWithBackup' } },
    })
    const [aside = ''] = readdirSync(opened.folder).filter((name) => name.startsWith('damaged-'))
    expect(readFileSync(join(opened.folder, aside, 'store.db')).equals(damaged)).toBe(true)
    expect(existsSync(join(opened.folder, aside, 'keyring.json'))).toBe(true)
    await expect(client.store.unlock({ path: opened.folder, passphrase })).rejects.toMatchObject({
      code: 'store-damaged',
    })
    expect(readdirSync(opened.folder).filter((name) => name.startsWith('damaged-'))).toEqual([aside])
  })

  test('keeps the write-ahead log as it was found', async () => {
    const store = await openTestStore()
    await store.client.vendor.create({ name: 'Written before the damage' })
    const left = `${store.folder}.left.wardbook`
    cpSync(store.folder, left, { recursive: true })
    damage(left)
    const log = readFileSync(join(left, 'store.db-wal'))
    expect(log.length).toBeGreaterThan(0)
    await expect(openStore(left, { user: 'Ana DPO', passphrase }, surroundings)).rejects.toMatchObject({
      code: 'store-damaged',
    })
    expect(statSync(join(left, 'store.db-wal')).size).toBe(log.length)
    expect(readFileSync(join(left, 'store.db-wal')).equals(log)).toBe(true)
  })
})
