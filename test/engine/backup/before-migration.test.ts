import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'

/** A store whose schema is that of before the attachments. */
async function olderStore() {
  const { engine, client, folder } = await openTestStore()
  await engine.close()
  const keyring = await openKeyring(readKeyringFile(folder).bytes, { user: 'Ana DPO', passphrase })
  const older = openDatabase(join(folder, 'store.db'), { key: keyring.keys.databaseKey() })
  older.raw.exec(
    `drop table attachmentPiece; drop table attachment; drop table networkCall;
     drop table auditCheckpointCopy; drop table auditCheckpoint; drop index auditByAction; drop index auditByEntity;
     pragma user_version = 2`,
  )
  older.raw.pragma('wal_checkpoint(TRUNCATE)')
  older.close()
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
  await expect(client.store.unlock({ path: folder, passphrase })).rejects.toThrow()
  rmSync(join(folder, 'backups'))
  await client.store.unlock({ path: folder, passphrase })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
})
