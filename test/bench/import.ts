import { join } from 'node:path'
import Database from 'better-sqlite3'
import { bulkUpsert, type Connection, migrate, openDatabase } from '#engine/storage/index.ts'
import { people } from './people.ts'
import { type Figures, milliseconds, ratio, timed } from './timing.ts'

const count = 100_000
const batch = 50_000

/** 100,000 contacts into the encrypted store against a plain database with the same tables and settings. Aim: 1.8 x. */
export async function benchImport(folder: string): Promise<Figures> {
  const key = () => Buffer.from(`raw:${'5c'.repeat(32)}`)
  const encrypted = openDatabase(join(folder, 'encrypted.db'), { key: key(), create: true })
  await migrate(encrypted)
  const plain = plainTwin(join(folder, 'plain.db'), encrypted)
  const cipher = await timed(() =>
    load(encrypted.raw, (rows) => bulkUpsert(encrypted, 'person', ['connectionId', 'externalId'], rows)),
  )
  const statement = plain.prepare(
    `insert into person values (@id, @connectionId, @externalId, @name, @email, @phone, @country, @createdInSourceAt,
     @updatedInSourceAt, @readAt) on conflict (connectionId, externalId) do update set name = excluded.name`,
  )
  const bare = await timed(() => load(plain, (rows) => rows.map((row) => statement.run(row))))
  encrypted.close()
  plain.close()
  return {
    [`import of ${count} contacts, encrypted`]: milliseconds(cipher),
    [`import of ${count} contacts, plain statements`]: milliseconds(bare),
    'encrypted import against plain': ratio(cipher, bare),
  }
}

function load(raw: Database.Database, write: (rows: Record<string, string | null>[]) => unknown) {
  let rows: Record<string, string | null>[] = []
  const flush = () => {
    raw.exec('begin immediate')
    write(rows)
    raw.exec('commit')
    rows = []
  }
  for (const person of people(count)) if (rows.push(person) === batch) flush()
  if (rows.length > 0) flush()
}

/** The same table and indexes without a key, with the settings read off the encrypted connection. */
function plainTwin(file: string, { raw: model }: Connection): Database.Database {
  const raw = new Database(file)
  for (const name of [
    'journal_mode',
    'synchronous',
    'temp_store',
    'secure_delete',
    'cache_size',
    'wal_autocheckpoint',
    'mmap_size',
  ]) {
    raw.pragma(`${name}=${String(model.pragma(name, { simple: true }))}`)
  }
  const ddl = model
    .prepare("select sql from sqlite_master where tbl_name = 'person' and sql is not null")
    .all() as { sql: string }[]
  for (const { sql } of ddl) raw.exec(sql)
  return raw
}
