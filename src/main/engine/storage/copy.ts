import { closeSync, fsyncSync, openSync } from 'node:fs'
import { type Connection, openDatabase } from './database.ts'

/**
 * Copies the database as it is at one moment into a new file under the same key, without its free pages. It can be read
 * and written meanwhile. When this returns the copy is on the disk: SQLite itself does not flush it.
 * @param key filled with zeros before this returns
 */
export function copyDatabase(file: string, key: Buffer, target: string): void {
  const source = openDatabase(file, { key, readonly: true, cacheKiB: 2_048 })
  try {
    // The copying writes nothing into the source, but SQLite counts it as writing.
    source.raw.pragma('query_only=OFF')
    source.raw.prepare('vacuum into ?').run(target)
  } finally {
    source.close()
  }
  const copy = openSync(target, 'r+')
  try {
    fsyncSync(copy)
  } finally {
    closeSync(copy)
  }
}

/** How many rows each table has, by name; the tables in which the search index keeps its own are left out. */
export function rowCounts({ raw }: Connection): Readonly<Record<string, number>> {
  const names = raw
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'search!_%' escape '!' and name <> 'search'
       and name not like 'sqlite!_%' escape '!' order by name`,
    )
    .pluck()
    .all() as string[]
  const count = (name: string) => raw.prepare(`select count(*) from "${name}"`).pluck().get() as number
  return Object.fromEntries(names.map((name) => [name, count(name)]))
}

/** The version of SQLite that wrote a copy. */
export function sqliteVersion({ raw }: Connection): string {
  return raw.prepare('select sqlite_version()').pluck().get() as string
}
