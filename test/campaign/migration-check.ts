import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { migrate, openDatabase, schemaVersion, storedVersion } from '#engine/storage/index.ts'
import { ladder, schemaText } from '../support/store-of-version.ts'
import { filesOfBackups, wholeBackups } from './backup-check.ts'
import { checkStore, type StoreCheck } from './store-check.ts'

/** Whether the way up was begun, by the backup before it, and is not at its end. */
export async function isMigrating(path: string, recoveryKey: string): Promise<boolean> {
  const { version } = await found(path, recoveryKey)
  return version < schemaVersion && filesOfBackups(path).length > 0
}

/**
 * Each migration is done or not begun, and none without the backup before it; then whoever comes in first climbs the rest,
 * and finds every record.
 */
export const checkMigration: StoreCheck = async (path, recoveryKey, facts) => {
  const { version, schema } = await found(path, recoveryKey)
  const promised = facts.some((fact) => fact.fact === 'schema')
  const backups = await wholeBackups(path, recoveryKey)
  const hasOld = backups.some(({ manifest }) => manifest.schema === 1)
  const problems = [
    ...(schema === (await schemaOf(version)) ? [] : [`the migration to ${version + 1} is half there`]),
    ...(promised && version < schemaVersion ? ['a migration that was finished is lost'] : []),
    ...(version > 1 && !hasOld ? ['it was migrated without a backup'] : []),
  ]
  // What is half migrated cannot be opened, or is opened as if it were whole: the first is said above already.
  if (problems.length > 0) return problems
  const after = await checkStore(path, recoveryKey, facts)
  const reached = await found(path, recoveryKey)
  return [...after, ...(reached.version === schemaVersion ? [] : ['the migrations were not finished'])]
}

async function found(path: string, recoveryKey: string) {
  const keyring = await openKeyring(readKeyringFile(path).bytes, { recoveryKey })
  const connection = openDatabase(join(path, 'store.db'), { key: keyring.keys.databaseKey() })
  keyring.dispose()
  try {
    return { version: storedVersion(connection), schema: schemaText(connection) }
  } finally {
    connection.close()
  }
}

const schemas = new Map<number, string>()

/** The schema that so many migrations make in an empty database. */
async function schemaOf(version: number): Promise<string> {
  const known = schemas.get(version)
  if (known !== undefined) return known
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-campaign-schema-'))
  const key = Buffer.from(`raw:${'0'.repeat(64)}`)
  const connection = openDatabase(join(folder, 'store.db'), { key, create: true })
  try {
    await migrate(connection, (await ladder()).slice(0, version))
    const schema = schemaText(connection)
    schemas.set(version, schema)
    return schema
  } finally {
    connection.close()
    rmSync(folder, { recursive: true })
  }
}
