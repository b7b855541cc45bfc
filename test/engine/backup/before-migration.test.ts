import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemaVersion } from '#engine/storage/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { turnIntoVersion } from '../../support/store-of-version.ts'

/** A store whose schema is that of before the attachments. */
async function olderStore() {
  const { engine, client, folder } = await openTestStore()
  await engine.close()
  await turnIntoVersion(folder, 2)
  return { client, folder }
}

test('a store of an earlier schema is backed up as it was before it is migrated', {
  timeout: 60_000,
}, async () => {
  const { client, folder } = await olderStore()
  await client.store.unlock({ path: folder, passphrase })
  const { items } = await client.backup.list({})
  expect(items).toMatchObject([{ reason: 'beforeMigration' }])
  const { content } = await client.backup.inspect({ path: items[0]?.path ?? '' })
  expect(content).toMatchObject({ schema: 2, records: { organisation: 1 } })
  expect(schemaVersion).toBeGreaterThan(2)
})

test('without the backup nothing is migrated, and nothing is harmed', { timeout: 60_000 }, async () => {
  const { client, folder } = await olderStore()
  writeFileSync(join(folder, 'backups'), '')
  await expect(client.store.unlock({ path: folder, passphrase })).rejects.toMatchObject({
    code: 'folder-blocked',
  })
  rmSync(join(folder, 'backups'))
  await client.store.unlock({ path: folder, passphrase })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
})
