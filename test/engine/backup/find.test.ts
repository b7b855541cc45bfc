import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestEngine } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test.each([
  ['nobody made', join(temporaryFolder(), 'Nothing.wardbook')],
  ['can be no path', '\u0000'],
  ['is too long for a file system', 'x'.repeat(5_000)],
])('a folder that %s holds no backups', async (_what, store) => {
  const { client } = await openTestEngine()
  expect(await client.backup.find({ store })).toEqual({ items: [] })
})
