import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Fault } from '#shared/kernel/faults.ts'
import { openByRecoveryKey, workplaceAt } from './workplace.ts'

/**
 * `node failed-read-process.ts FOLDER RECOVERY-KEY OUTCOMES KEY`: works on a store while one read of its database fails,
 * and notes how each step ended. With a KEY it works on the file with the driver alone: the control.
 */
const [, , folder = '', recoveryKey = '', outcomes = '', key = ''] = process.argv
const { store: path } = workplaceAt(folder)
const note = (outcome: string) => appendFileSync(outcomes, `${outcome}\n`)

await (key === '' ? workOnStore() : workWithDriver())

async function workOnStore(): Promise<void> {
  // Whoever is told that the disk failed for a moment tries again.
  const store = await insist(() => openByRecoveryKey(path, recoveryKey))
  if (store === null) return
  for (const part of ['vendor', 'organisation'] as const)
    await insist(() => store.reading(() => store.read.all(part)))
  await insist(() => store.reading(async () => store.reader.raw.prepare('select * from person').all().length))
  await insist(() =>
    store.transact({ action: 'vendor.update', audit: 'entry' }, async (db) => {
      for (const { id } of await db.all('vendor')) await db.update('vendor', id, null, { country: 'FR' })
    }),
  )
  await insist(() => store.reading(async () => store.reader.raw.pragma('integrity_check')))
  await insist(() => store.close())
  note(readdirSync(path).some((name) => name.startsWith('damaged-')) ? 'set aside' : 'nothing set aside')
}

async function insist<T>(work: () => Promise<T>): Promise<T | null> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      const result = await work()
      note('done')
      return result
    } catch (error) {
      note(error instanceof Fault ? error.code : `bug ${error instanceof Error ? error.message : error}`)
    }
  }
  note('given up')
  return null
}

async function workWithDriver(): Promise<void> {
  const raw = new Database(join(path, 'store.db'))
  raw.pragma("cipher='chacha20'")
  raw.key(Buffer.from(key))
  for (let step = 0; step < 12; step++) {
    try {
      raw.prepare(step % 2 === 0 ? 'select * from person' : 'select * from vendor').all()
      note('done')
    } catch (error) {
      note(error instanceof Error && 'code' in error ? String(error.code) : 'failed')
    }
  }
}
