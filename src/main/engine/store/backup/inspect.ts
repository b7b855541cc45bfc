import { join } from 'node:path'
import type { BackupContent, BackupPreview } from '#shared/contract/backup.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Manifest, openContainer } from '../../backup/index.ts'
import { readKeyringFile, readUsers } from '../../keyring/index.ts'
import { isEntityName } from '../../storage/index.ts'
import type { OpenStore } from '../assemble.ts'
import { readLedger } from '../ledger.ts'
import { backupFolder, backupNames } from './shelf.ts'

/** What can be known of a backup without a key. @throws Fault `backup-not-found`, `backup-damaged`, `store-newer` */
export function outsideOf(path: string): BackupPreview {
  const container = openContainer(path)
  try {
    const { createdAt, reason, storeId } = container.header
    const { users } = readUsers(container.keyring)
    return {
      path,
      bytes: container.size,
      createdAt,
      reason,
      storeId,
      users: users
        .filter(({ status }) => status === 'active')
        .map(({ id, label, role }) => ({ id, label, role })),
      content: null,
      loss: null,
    }
  } finally {
    container.close()
  }
}

/** The backups in the folder of a store that need not open any more, the newest first. A file that is none is left out. */
export function foundIn(store: string): readonly BackupPreview[] {
  return backupNames(backupFolder(store))
    .flatMap((name) => {
      try {
        return [outsideOf(join(backupFolder(store), name))]
      } catch (error) {
        if (error instanceof Fault) return []
        throw error
      }
    })
    .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
}

/** What its manifest says is inside. */
export function contentOf({ program, schema, rows, audit, parts }: Manifest): BackupContent {
  return {
    program,
    schema,
    audit,
    records: Object.fromEntries(Object.entries(rows).filter(([table]) => isEntityName(table))),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** What the open store has that a backup of it has not: what putting the backup in its place would lose. */
export async function lossAgainst(
  store: OpenStore,
  { audit, createdAt }: Manifest,
  users: BackupPreview['users'],
): Promise<NonNullable<BackupPreview['loss']>> {
  const { kysely } = store.read
  const later = await kysely
    .selectFrom('audit')
    .select(({ fn }) => [
      fn.countAll<number>().as('entries'),
      fn.min('at').as('firstAt'),
      fn.max('at').as('lastAt'),
    ])
    .where('seq', '>', audit.entries)
    .executeTakeFirstOrThrow()
  const records = await kysely
    .selectFrom('audit')
    .select(({ fn }) => ['entity', fn.count<number>('entityId').distinct().as('count')])
    .where('seq', '>', audit.entries)
    .where('entity', 'is not', null)
    .where('entity', '<>', 'job')
    .groupBy('entity')
    .execute()
  const same = await kysely
    .selectFrom('audit')
    .select('chain')
    .where('seq', '=', audit.entries)
    .executeTakeFirst()
  const { people, requests } = readLedger(store.folder)
  const now = new Map<string, string>(readUsersOf(store).map(({ id, status }) => [id, status]))
  return {
    entries: later.entries,
    firstAt: later.firstAt as Instant | null,
    lastAt: later.lastAt as Instant | null,
    records: Object.fromEntries(records.map(({ entity, count }) => [entity ?? '', count])),
    erasedSince: people.filter(({ at }) => at > createdAt).length,
    blankedSince: requests.filter(({ at }) => at > createdAt).length,
    usersBack: users.filter(({ id }) => now.get(id) !== 'active').map(({ label }) => label),
    isOfThisHistory: same?.chain === audit.chain,
  }
}

function readUsersOf(store: OpenStore) {
  return readUsers(readKeyringFile(store.folder).bytes).users
}
