import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { verifyAudit } from '#engine/audit/index.ts'
import { bulkUpsert, openDatabase } from '#engine/storage/index.ts'
import { people } from './people.ts'
import { makeStore } from './template.ts'
import type { Verdict } from './verdicts.ts'
import { openByRecoveryKey, workplaceAt } from './workplace.ts'

/** A store to be damaged, closed, with what it takes to look at its pages. */
export interface Subject {
  readonly path: string
  readonly recoveryKey: string
  /** A new buffer for each opening. */
  key(): Buffer
}

/** Makes a store of at least so many bytes, with pages in use and pages that were given back. */
export async function makeSubject(folder: string, bytes: number): Promise<Subject> {
  const { recoveryKey } = await makeStore(folder)
  const { store: path } = workplaceAt(folder)
  const store = await openByRecoveryKey(path, recoveryKey)
  const kept = store.keyring.keys.databaseKey()
  const batch = (name: string, count: number) =>
    store.transact({ action: 'connection.sync', audit: 'entry' }, async (db) => {
      db.note({ batch: name })
      bulkUpsert(store.writer, 'person', ['connectionId', 'externalId'], people(name, count))
    })
  await batch('given-back', 300)
  while (Number(store.writer.raw.pragma('page_count', { simple: true })) * 4096 < bytes) {
    await batch(`kept-${store.writer.raw.pragma('page_count', { simple: true })}`, 2_000)
  }
  store.writer.raw.prepare("delete from person where connectionId = 'given-back'").run()
  await store.close()
  return { path, recoveryKey, key: () => Buffer.from(kept) }
}

/** The same records without a cipher: what the harness says of a file whose pages carry no authentication. */
export function plainTwin(subject: Subject, file: string): void {
  const source = openDatabase(join(subject.path, 'store.db'), { key: subject.key(), readonly: true })
  const plain = new Database(file)
  for (const table of ['person', 'vendor', 'audit']) {
    const { sql } = source.raw.prepare('select sql from sqlite_master where name = ?').get(table) as {
      sql: string
    }
    plain.exec(sql)
    const rows = source.raw.prepare(`select * from "${table}"`).raw().all() as unknown[][]
    const insert = plain.prepare(
      `insert into "${table}" values (${(rows[0] ?? []).map(() => '?').join(', ')})`,
    )
    plain.transaction(() => {
      for (const row of rows) insert.run(row)
    })()
  }
  plain.close()
  source.close()
}

/** Everything that the tables of a database hold, as one hash. @throws SqliteError where a page cannot be read */
export function fingerprint(raw: Database.Database): string {
  const hash = createHash('sha256')
  const tables = raw
    .prepare(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name",
    )
    .pluck()
    .all() as string[]
  for (const table of tables) {
    hash.update(`\n${table}\n`)
    for (const row of raw.prepare(`select * from "${table}"`).raw().iterate() as Iterable<unknown[]>) {
      hash.update(row.join('\u0000'))
    }
  }
  return hash.digest('hex')
}

/** What is noticed of a damaged database by itself: opening it, reading it whole, checking it. */
export function judgeDatabase(open: () => Database.Database, expected: string, isUnused: boolean): Verdict {
  let raw: Database.Database
  try {
    raw = open()
  } catch {
    return 'open'
  }
  try {
    if (fingerprint(raw) !== expected) return 'WRONG VALUE'
  } catch {
    raw.close()
    return 'read'
  }
  try {
    const [first] = raw.pragma('integrity_check(1)') as { integrity_check: string }[]
    if (first?.integrity_check !== 'ok') return 'verify'
    return isUnused ? 'unused' : 'UNNOTICED'
  } catch {
    return 'verify'
  } finally {
    raw.close()
  }
}

/** What is noticed of a damaged store by who opens it and verifies it. */
export async function judgeStore({ path, recoveryKey }: Subject, expected: string): Promise<Verdict> {
  let store: Awaited<ReturnType<typeof openByRecoveryKey>>
  try {
    store = await openByRecoveryKey(path, recoveryKey)
  } catch {
    return 'open'
  }
  try {
    if (store.head !== 'agrees') return 'head'
    const found = fingerprint(store.reader.raw)
    const [first] = store.reader.raw.pragma('integrity_check(1)') as { integrity_check: string }[]
    const { problems } = verifyAudit(store.reader, store.keyring)
    if (first?.integrity_check !== 'ok' || problems.length > 0) return 'verify'
    return found === expected ? 'unused' : 'WRONG VALUE'
  } catch {
    return 'read'
  } finally {
    await store.close()
  }
}

/** Copies the files of a store that may be open, without its shared memory, into an empty place. */
export function copyStore(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const part = join(from, name)
    const isPart = statSync(part).isFile() && !name.endsWith('-shm') && name !== 'holder.json'
    if (isPart) copyFileSync(part, join(to, name))
  }
}
