import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { chainEnd } from '#engine/audit/index.ts'
import { type Credentials, openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { type Connection, migrate, openDatabase, writeHead } from '#engine/storage/index.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { passphrase } from './credentials.ts'

type Migration = (db: Kysely<unknown>) => Promise<void>

const folderOfMigrations = join(import.meta.dirname, '../../src/main/engine/storage/migrations')

/**
 * Turns a closed store into one that a release with an earlier schema left: its tables as the first migrations make them,
 * with as much of each row as they had room for. The audit log and its head are whole.
 * @param version of the schema, from 1
 */
export async function turnIntoVersion(
  folder: string,
  version: number,
  credentials: Credentials = { user: 'Ana DPO', passphrase },
): Promise<void> {
  const keyring = await openKeyring(readKeyringFile(folder).bytes, credentials)
  const [file, older] = [join(folder, 'store.db'), join(folder, 'older.db')]
  const present = openDatabase(file, { key: keyring.keys.databaseKey() })
  const past = openDatabase(older, { key: keyring.keys.databaseKey(), create: true })
  await migrate(past, (await ladder()).slice(0, version))
  for (const table of tablesOf(past)) copyRows(present, past, table)
  const end = chainEnd(past, keyring.storeId)
  past.raw.pragma('wal_checkpoint(TRUNCATE)')
  present.close()
  past.close()
  for (const name of ['store.db-wal', 'store.db-shm']) rmSync(join(folder, name), { force: true })
  renameSync(older, file)
  const { storeId, keyringSequence } = keyring
  const at = end.at ?? systemClock()
  writeHead(folder, keyring.keys.head, { storeId, seq: end.seq, chain: end.chain, keyringSequence, at })
  keyring.dispose()
}

/** Everything that a schema consists of, as one text. */
export function schemaText({ raw }: Connection): string {
  const parts = raw
    .prepare(
      "select type, name, sql from sqlite_schema where name not like 'sqlite!_%' escape '!' order by name",
    )
    .raw()
    .all()
  return JSON.stringify(parts)
}

/** The product's migrations in their order. */
export async function ladder(): Promise<readonly Migration[]> {
  const names = readdirSync(folderOfMigrations).toSorted()
  return Promise.all(
    names.map(async (name) => ((await import(join(folderOfMigrations, name))) as { up: Migration }).up),
  )
}

/** Tables that hold rows of their own: the search index and its shadows follow from `searchEntry`. */
function tablesOf({ raw }: Connection): readonly string[] {
  return raw
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'search\\_%' escape '\\' and name not in ('search', 'sqlite_sequence')",
    )
    .pluck()
    .all() as string[]
}

function copyRows(from: Connection, to: Connection, table: string): void {
  const known = new Set(columnsOf(from, table))
  const shared = columnsOf(to, table).filter((name) => known.has(name))
  const names = shared.map((name) => `"${name}"`).join()
  const rows = from.raw.prepare(`select ${names} from "${table}"`).raw().all() as unknown[][]
  const insert = to.raw.prepare(
    `insert or replace into "${table}" (${names}) values (${shared.map(() => '?').join()})`,
  )
  for (const row of rows) insert.run(row)
}

function columnsOf({ raw }: Connection, table: string): readonly string[] {
  return (raw.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
}
