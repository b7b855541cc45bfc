import type { Connection } from './database.ts'

type Raw = Connection['raw']

/** Tables that hold what belongs to one kind of record: a parent and what refers to it, and nothing else refers to any. */
export interface TableFamily {
  readonly parent: string
  /** The column of the parent that its children name. */
  readonly key: string
  readonly children: readonly string[]
  readonly childKey: string
}

/** How far the renewal is, in pieces of about the same length. */
export interface RenewalProgress {
  readonly done: number
  readonly total: number
}

/** Rows that one piece copies: a tenth of a second of work. */
const sliceRows = 5_000

/**
 * Writes tables anew and gives their old pages back, which `secure_delete` fills with zeros whole. Deleting a row zeroes it
 * where it stands; copies that SQLite left behind in the free middle of pages, when it moved rows between them, stay until
 * a page is given back.
 *
 * Each `next()` is one short piece of work and belongs into a transaction; commands may run between the pieces, and what they
 * change in the tables is brought along. Whatever ends the renewal early, the next one starts from any state in between. Who
 * is deleted while it runs needs another one: their row may have been moved within the new pages.
 */
export function* renewTables(
  { raw }: Pick<Connection, 'raw'>,
  family: TableFamily,
): Generator<RenewalProgress> {
  const tables = [family.parent, ...family.children]
  let done = 0
  const total = piecesOf(raw, tables)
  const told = () => ({ done: Math.min(++done, total), total })
  yield* finishFormer(raw, family, told)
  prepare(raw, family)
  yield told()
  for (const table of tables) yield* copy(raw, table, family, told)
  // The children's first: bringing rows along looks for them by it.
  for (const table of tables.toReversed()) {
    for (const { name, sql } of namedIndexes(raw, table)) {
      if (table === family.parent) bringAlong(raw, family)
      raw.exec(rewritten(sql, { [name]: fresh(name), [table]: fresh(table) }))
      yield told()
    }
  }
  exchange(raw, family)
  yield told()
  yield* finishFormer(raw, family, told)
}

/** New tables beside the old ones, and a list of whoever changes from now on. Leftovers of an earlier renewal go. */
function prepare(raw: Raw, { parent, key, children }: TableFamily): void {
  for (const table of [...children, parent]) raw.exec(`drop table if exists ${fresh(table)}`)
  forgetChanges(raw)
  const names = Object.fromEntries([parent, ...children].map((table) => [table, fresh(table)]))
  for (const table of [parent, ...children]) raw.exec(rewritten(definitionOf(raw, table), names))
  raw.exec(`create table ${changed} (id text not null primary key) strict, without rowid`)
  for (const [event, row] of [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ] as const) {
    raw.exec(
      `create trigger ${changed}_${event} after ${event} on ${parent}
       begin insert or ignore into ${changed} (id) values (${row}.${key}); end`,
    )
  }
}

/** Rows in the order in which they stand, so that each page is written once. */
function* copy(
  raw: Raw,
  table: string,
  { parent, key, childKey }: TableFamily,
  told: () => RenewalProgress,
): Generator<RenewalProgress> {
  const order = orderOf(raw, table)
  const columns = order.join(', ')
  const places = order.map(() => '?').join(', ')
  // Whoever came since the parent was copied is on the list of changes.
  const isThere =
    table === parent
      ? ''
      : `and exists (select 1 from ${fresh(parent)} p where p.${key} = ${table}.${childKey})`
  const within = (from: string, to: string) =>
    `insert into ${fresh(table)} select * from ${table} where ${from} and ${to} ${isThere} order by ${columns}`
  let last: readonly unknown[] | null = null
  for (;;) {
    const from = last === null ? 'true' : `(${columns}) > (${places})`
    const end = raw
      .prepare(
        `select ${columns} from ${table} where ${from} order by ${columns} limit 1 offset ${sliceRows - 1}`,
      )
      .raw()
      .get(...(last ?? [])) as readonly unknown[] | undefined
    const to = end === undefined ? 'true' : `(${columns}) <= (${places})`
    raw.prepare(within(from, to)).run(...(last ?? []), ...(end ?? []))
    yield told()
    if (end === undefined) return
    last = end
  }
}

/** What changed since the copying began, as it is now. */
function bringAlong(raw: Raw, { parent, key, children, childKey }: TableFamily): void {
  const these = `in (select id from ${changed})`
  // With the parent's rows those of its children go too.
  for (const child of children) raw.exec(`delete from ${fresh(child)} where ${childKey} ${these}`)
  raw.exec(`delete from ${fresh(parent)} where ${key} ${these}`)
  raw.exec(`insert into ${fresh(parent)} select * from ${parent} where ${key} ${these}`)
  for (const child of children)
    raw.exec(`insert into ${fresh(child)} select * from ${child} where ${childKey} ${these}`)
  raw.exec(`delete from ${changed}`)
}

/** The new tables take the names of the old ones. What refers to a table follows its name. */
function exchange(raw: Raw, family: TableFamily): void {
  bringAlong(raw, family)
  forgetChanges(raw)
  const tables = [family.parent, ...family.children]
  // They would follow their tables into the former names.
  const triggers = tables.flatMap((table) => triggersOf(raw, table))
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`)
  for (const table of tables) raw.exec(`alter table ${table} rename to ${former(table)}`)
  for (const table of tables) raw.exec(`alter table ${fresh(table)} rename to ${table}`)
  for (const { sql } of triggers) raw.exec(sql)
}

/** After the exchange: the indexes get their names back, for an index cannot be renamed, and the old tables go. */
function* finishFormer(
  raw: Raw,
  { parent, children }: TableFamily,
  told: () => RenewalProgress,
): Generator<RenewalProgress> {
  if (!isThere(raw, former(parent))) return
  for (const table of [parent, ...children]) {
    for (const { name, sql } of namedIndexes(raw, table)) {
      const plain = name.replace(freshPrefix, '')
      if (plain === name) continue
      // Zeroing an index takes as long as building it.
      for (const statement of [
        `drop index if exists ${plain}`,
        rewritten(sql, { [name]: plain }),
        `drop index ${name}`,
      ]) {
        raw.exec(statement)
        yield told()
      }
    }
  }
  for (const table of [...children, parent]) {
    raw.exec(`drop table if exists ${former(table)}`)
    yield told()
  }
}

function forgetChanges(raw: Raw): void {
  for (const event of ['insert', 'update', 'delete']) raw.exec(`drop trigger if exists ${changed}_${event}`)
  raw.exec(`drop table if exists ${changed}`)
}

function piecesOf(raw: Raw, tables: readonly string[]): number {
  const slices = tables.map((table) => {
    const rows = raw.prepare(`select count(*) from ${table}`).pluck().get() as number
    return Math.floor(rows / sliceRows) + 1
  })
  const indexes = tables.flatMap((table) => namedIndexes(raw, table)).length
  return slices.reduce((sum, count) => sum + count, 2 + 4 * indexes + tables.length)
}

function namedIndexes(raw: Raw, table: string): readonly { readonly name: string; readonly sql: string }[] {
  return raw
    .prepare(`select name, sql from sqlite_schema where type = 'index' and tbl_name = ? and sql is not null`)
    .all(table) as { name: string; sql: string }[]
}

function triggersOf(raw: Raw, table: string): readonly { readonly name: string; readonly sql: string }[] {
  return raw
    .prepare(`select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ?`)
    .all(table) as { name: string; sql: string }[]
}

function definitionOf(raw: Raw, table: string): string {
  return raw
    .prepare(`select sql from sqlite_schema where type = 'table' and name = ?`)
    .pluck()
    .get(table) as string
}

function isThere(raw: Raw, table: string): boolean {
  return raw.prepare(`select 1 from sqlite_schema where type = 'table' and name = ?`).get(table) !== undefined
}

/** The columns by which a table is kept. */
function orderOf(raw: Raw, table: string): readonly string[] {
  const isByKey = raw.prepare('select wr from pragma_table_list(?)').pluck().get(table) === 1
  if (!isByKey) return ['rowid']
  return raw
    .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table) as string[]
}

/** SQL with other names in it, where they stand as whole names. */
function rewritten(sql: string, names: Readonly<Record<string, string>>): string {
  return sql.replaceAll(/\w+/g, (word) => names[word] ?? word)
}

const freshPrefix = /^fresh_/
const changed = 'fresh_changed'

function fresh(name: string): string {
  return `fresh_${name}`
}

function former(name: string): string {
  return `former_${name}`
}
