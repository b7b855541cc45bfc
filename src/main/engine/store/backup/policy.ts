import { BackupPolicy } from '#shared/contract/backup.ts'
import type { ReadDb, WriteDb } from '../../storage/index.ts'

/** Seven days, five weeks, twelve months. */
const ordinary: BackupPolicy = {
  automatic: true,
  days: 7,
  weeks: 5,
  months: 12,
  secondFolder: null,
  drillAfterDays: 30,
}

/** The store's policy; the ordinary one until somebody chose another. */
export async function readPolicy({ kysely }: ReadDb): Promise<BackupPolicy> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row ? BackupPolicy.parse(JSON.parse(row.value)) : ordinary
}

/** Keeps a policy and says in the audit entry what it is. */
export async function keepPolicy(db: WriteDb, policy: BackupPolicy): Promise<void> {
  const value = JSON.stringify(policy)
  await db.kysely
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  const { secondFolder, ...numbers } = policy
  db.note({ ...numbers, hasSecondFolder: secondFolder !== null })
}

const key = 'backupPolicy'
