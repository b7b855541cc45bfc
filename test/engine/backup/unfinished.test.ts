import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp, ended } from './support.ts'

/** Each backup starts a thread, which a busy machine takes its time for. */
const slow = { timeout: 180_000 }

test(
  'what a crash left of a backup and of a drill is gone when the store is opened again',
  slow,
  async () => {
    const store = await openTestStore()
    const whole = await backUp(store.client)
    const folder = join(store.folder, 'backups')
    for (const ending of ['.part', '.copy', '.copy-journal'])
      writeFileSync(join(folder, `Test-2026-01-04.wardbook-backup${ending}`), 'half')
    mkdirSync(join(folder, 'drill-1'))
    writeFileSync(join(folder, 'drill-1', 'store.db'), 'half')
    writeFileSync(join(folder, 'notes.part'), 'of somebody else')
    await store.reopen()
    expect(readdirSync(folder).toSorted()).toEqual([basename(whole), 'notes.part'].toSorted())
  },
)

test('a second copy that a crash cut off is removed, and that of another store is not', slow, async () => {
  const second = temporaryFolder()
  const store = await openTestStore()
  const policy = await store.client.backup.policy({})
  await store.client.backup.changePolicy({ ...policy, secondFolder: second })
  const whole = await backUp(store.client)
  const half = readFileSync(whole).toString('latin1').slice(0, 20_000)
  writeFileSync(join(second, 'Test-1.wardbook-backup.part'), half, 'latin1')
  const others = half.replace(/"storeId":"[0-9a-f]{32}"/, `"storeId":"${'0'.repeat(32)}"`)
  writeFileSync(join(second, 'Other-1.wardbook-backup.part'), others, 'latin1')
  await store.reopenWith({ automaticBackups: true })
  const left = [basename(whole), 'Other-1.wardbook-backup.part'].toSorted()
  await vi.waitFor(() => expect(readdirSync(second).toSorted()).toEqual(left), { timeout: 60_000 })
})

test.each(['x'.repeat(250), 'a\0b'])(
  'a backup is refused a name that no file can have',
  slow,
  async (name) => {
    const { client } = await openTestStore()
    const job = await ended(client, client.backup.create({ to: join(temporaryFolder(), name) }))
    expect(job).toMatchObject({ state: 'failed', fault: { code: 'invalid-input' } })
  },
)
