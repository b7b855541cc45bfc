import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openDatabase } from '#engine/storage/index.ts'
import { copyStore, fingerprint, judgeDatabase, judgeStore, type Subject } from './damage-store.ts'
import { bytesOf, pageSize, patch } from './file-damage.ts'
import type { Verdict } from './verdicts.ts'

/** A copy of a closed store whose database is damaged and mended in turn. */
export interface Look {
  /** The database of the copy. */
  readonly file: string
  /** From 1. */
  readonly pages: readonly number[]
  pageOf(page: number): Buffer
  patch(offset: number, bytes: Buffer): void
  /** Puts back what was patched. */
  mend(): void
  /** Makes the whole copy anew. */
  renew(): void
  judge(...touched: number[]): Promise<Verdict>
}

/** @param folder for the copy; it is not there yet */
export function lookAt(subject: Subject, folder: string): Look {
  const original = join(subject.path, 'store.db')
  const file = join(folder, 'store.db')
  copyStore(subject.path, folder)
  const open = () => openDatabase(file, { key: subject.key(), readonly: true }).raw
  const raw = open()
  const expected = fingerprint(raw)
  const readers = readersOf(raw)
  const pages = Array.from(
    { length: Number(raw.pragma('page_count', { simple: true })) },
    (_unused, place) => place + 1,
  )
  raw.close()
  const patched: { readonly offset: number; readonly length: number }[] = []
  return {
    file,
    pages,
    pageOf: (page) => bytesOf(original, (page - 1) * pageSize, pageSize),
    patch: (offset, bytes) => {
      patched.push({ offset, length: bytes.length })
      patch(file, offset, bytes)
    },
    mend: () => {
      for (const { offset, length } of patched.splice(0))
        patch(file, offset, bytesOf(original, offset, length))
    },
    renew: () => copyFileSync(original, file),
    judge: async (...touched) => {
      const quick = refusalOf(
        open,
        touched.map((page) => readers.get(page) ?? null),
      )
      if (quick !== null) return quick
      const isUnused = touched.every((page) => !readers.has(page))
      const verdict = judgeDatabase(open, expected, isUnused)
      if (verdict !== 'unused') return verdict
      // Nothing ever reads it, and yet it is another file than the one that was closed.
      const seen = await judgeStore({ ...subject, path: folder }, expected)
      copyStore(subject.path, folder)
      return seen
    },
  }
}

/**
 * Reads the tables and indexes that the damaged pages are part of, and no others: a page that is refused here is refused
 * to everybody. null: nothing was refused, and the whole file has to be read.
 */
function refusalOf(open: () => Database.Database, queries: readonly (string | null)[]): Verdict | null {
  let raw: Database.Database
  try {
    raw = open()
  } catch {
    return 'open'
  }
  try {
    for (const query of queries) if (query !== null) raw.prepare(query).get()
    return null
  } catch {
    return 'read'
  } finally {
    raw.close()
  }
}

/** For each page that is in use a query that steps over every page of its table or index. */
function readersOf(raw: Database.Database): ReadonlyMap<number, string> {
  const rows = raw
    .prepare(
      `select pageno as page, type, coalesce(tbl_name, 'sqlite_schema') as "table", dbstat.name as name
       from dbstat left join sqlite_schema on sqlite_schema.name = dbstat.name`,
    )
    .all() as { page: number; type: string | null; table: string; name: string }[]
  return new Map(
    rows.map(({ page, type, table, name }) => {
      // With a condition, or SQLite counts in the smallest index that will do.
      const path = type === 'index' ? `indexed by "${name}" where true` : 'not indexed'
      return [page, `select count(*) from "${table}" ${path}`]
    }),
  )
}
