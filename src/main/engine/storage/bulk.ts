import type { Connection } from './database.ts'
import { type EntityName, tableOf } from './tables.ts'

/**
 * Writes many records through one prepared statement, inside the command's transaction. A record whose `key` columns are
 * those of a stored one replaces it and keeps its identifier. These records are not audited one by one: the caller notes
 * count and hash of the batch. Whoever needs the identifiers of replaced records
 * looks them up before: giving them back here would cost a third of the speed.
 * @param key the columns of a unique index
 */
export function bulkUpsert(
  { raw }: Connection,
  entity: EntityName,
  key: readonly string[],
  records: readonly Readonly<Record<string, unknown>>[],
): void {
  const { codec } = tableOf(entity)
  const names = [...codec.columns.keys()]
  const replaced = names.filter((name) => name !== 'id' && !key.includes(name))
  const statement = raw.prepare(
    `insert into "${entity}" (${names.map((name) => `"${name}"`).join(', ')})
     values (${names.map((name) => `@${name}`).join(', ')})
     on conflict (${key.map((name) => `"${name}"`).join(', ')})
     do update set ${replaced.map((name) => `"${name}" = excluded."${name}"`).join(', ')}
`,
  )
  for (const record of records) statement.run(codec.toRow(record))
}
