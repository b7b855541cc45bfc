import { type SqlBool, sql } from 'kysely'
import type { personContract } from '#shared/contract/person.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'
import { type EntityOf, type Page, type ReadDb, tableOf } from '../../storage/index.ts'
import { keysSought } from './person-keys.ts'

type Input = Parameters<HandlersOf<typeof personContract>['list']>[0]

/**
 * One page of people. The cursor is the identifier of the last one, not its values as in other lists: a sorted name in
 * it would leave the engine unmasked.
 */
export async function listPeople(
  db: ReadDb,
  { filter, sort, limit, cursor }: Input,
): Promise<Page<EntityOf<'person'>>> {
  const column = sql.ref(sort[0]?.column ?? 'name')
  const direction = sort[0]?.direction === 'desc' ? sql`desc` : sql`asc`
  const conditions = [
    sql<SqlBool>`true`,
    ...(filter.connectionId?.length
      ? [sql<SqlBool>`connectionId in (${sql.join(filter.connectionId)})`]
      : []),
    ...keysSought(filter.search ?? '').map(
      ({ kind, value }) =>
        sql<SqlBool>`id in (select personId from personKey where value = ${value} and kind = ${kind})`,
    ),
  ]
  const where = sql.join(conditions, sql` and `)
  const from = cursor === null ? sql`true` : await beyond(db, cursor, column, sort[0]?.direction === 'desc')
  const { rows } = await sql<Record<string, unknown>>`
    select * from person where ${where} and ${from} order by ${column} ${direction}, id ${direction} limit ${limit + 1}`.execute(
    db.kysely,
  )
  const count = await sql<{ total: number }>`select count(*) as total from person where ${where}`.execute(
    db.kysely,
  )
  const items = rows.slice(0, limit).map((row) => tableOf('person').codec.fromRow(row) as EntityOf<'person'>)
  return {
    items,
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    total: count.rows[0]?.total ?? 0,
  }
}

/** SQLite sorts missing values first; a comparison has to say so itself. */
async function beyond(db: ReadDb, cursor: string, column: ReturnType<typeof sql.ref>, isDescending: boolean) {
  const last = await db.find('person', cursor)
  if (last === null) throw new Fault('invalid-input', { issues: [{ path: ['cursor'], key: 'wrongFormat' }] })
  const value = sql`(select ${column} from person where id = ${cursor})`
  const after = isDescending
    ? sql`(${column} < ${value} or (${column} is null and ${value} is not null))`
    : sql`(${column} > ${value} or (${value} is null and ${column} is not null))`
  const tie = isDescending ? sql`id < ${cursor}` : sql`id > ${cursor}`
  return sql<SqlBool>`(${after} or (${column} is ${value} and ${tie}))`
}
