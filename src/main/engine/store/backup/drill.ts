import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DrillResult } from '#shared/contract/backup.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { runWorker } from '../../backup/index.ts'
import type { JobContext } from '../../router/index.ts'
import { isEntityName } from '../../storage/index.ts'
import type { OpenStore } from '../assemble.ts'
import { openForSession } from './open-backup.ts'
import { databaseKeysOf, forget } from './order.ts'
import { readPolicy } from './policy.ts'
import { backupFolder, drillPrefix, lookAtShelf } from './shelf.ts'

/**
 * Restores a backup of the open store where nobody sees it, reads it whole and removes it again; the audit log keeps what
 * was found.
 * @param name null: the newest
 * @throws Fault `not-found`, `backup-damaged`, `backup-not-theirs`, `store-damaged`, `disk-full`, `cancelled`
 */
export async function drillInStore(
  store: OpenStore,
  context: JobContext,
  { name, worker }: { readonly name: string | null; readonly worker: URL | string },
): Promise<DrillResult> {
  const { folder, keyring } = store
  const policy = await readPolicy(store.read)
  const { backups } = lookAtShelf({ folder, storeId: keyring.storeId }, policy, context.zone)
  const chosen = backups.find((backup) => name === null || backup.name === name)
  if (!chosen) throw new Fault('backup-not-found', { params: { path: name ?? backupFolder(folder) } })
  const backup = openForSession(chosen.path, keyring)
  const drillFolder = join(backupFolder(folder), `${drillPrefix}${randomUUID()}`)
  const keys = { databaseKeys: databaseKeysOf(backup.keyring), fileKey: backup.fileKey }
  try {
    const order = {
      path: chosen.path,
      ...keys,
      storeId: keyring.storeId,
      publicKeys: backup.keyring.publicKeys,
      folder: drillFolder,
    }
    const { drilled } = await runWorker(
      'drilled',
      { drill: order },
      {
        entry: worker,
        signal: context.signal,
        told: ({ done, total }) =>
          context.progress({
            done: Math.floor((done / Math.max(1, total)) * 100),
            total: 100,
            step: { key: 'backup:step.restoring', params: {}, article: null },
          }),
      },
    )
    const { rows, audit } = drilled.manifest
    const result: DrillResult = {
      name: chosen.name,
      at: context.now,
      seconds: drilled.seconds,
      records: Object.entries(rows).reduce(
        (sum, [table, count]) => sum + (isEntityName(table) ? count : 0),
        0,
      ),
      auditEntries: audit.entries,
      agrees: drilled.agrees,
    }
    const { name: _name, ...facts } = result
    await context.note({ drill: { ...facts, backup: chosen.createdAt } })
    return result
  } finally {
    forget(keys)
    backup.close()
    rmSync(drillFolder, { recursive: true, force: true })
  }
}
