import type { Connection } from './database.ts'

/**
 * Writes tables anew within the open transaction and gives their old pages back, which `secure_delete` fills with zeros
 * whole. Deleting a row zeroes it where it stands; copies that SQLite left behind in the free middle of pages, when it moved
 * rows between them, stay until a page is given back.
 * @param tables parents before the tables that refer to them; nothing else may refer to any
 */
export function rebuildTables({ raw }: Pick<Connection, 'raw'>, tables: readonly string[]): void {
  const definitions = raw.prepare(
    `select sql from sqlite_schema where tbl_name = ? and sql is not null order by type = 'table' desc`,
  )
  const statements = new Map(
    tables.map((table) => [table, definitions.all(table).map((row) => Reflect.get(Object(row), 'sql'))]),
  )
  for (const table of tables) raw.exec(`create table ${scratch(table)} as select * from ${table}`)
  for (const table of tables.toReversed()) raw.exec(`drop table ${table}`)
  for (const table of tables) {
    const [definition, ...indexes] = statements.get(table) ?? []
    raw.exec(String(definition))
    raw.exec(`insert into ${table} select * from ${scratch(table)}`)
    for (const index of indexes) raw.exec(String(index))
    raw.exec(`drop table ${scratch(table)}`)
  }
}

function scratch(table: string): string {
  return `scratch_${table}`
}
