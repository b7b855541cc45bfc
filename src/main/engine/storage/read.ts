import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { Fault } from '#shared/kernel/faults.ts'
import { afterCursor, cursorAfter, filterCondition, type ListInput, orderOf } from './list.ts'
import { type EntityName, type EntityOf, type StoreTables, tableOf } from './tables.ts'

export interface Page<T> {
  readonly items: T[]
  readonly nextCursor: string | null
  readonly total: number
}

/** The store for reading: records through the codec, everything else through Kysely. */
export interface ReadDb {
  readonly kysely: Kysely<StoreTables>
  /** @throws Fault `not-found` */
  get<E extends EntityName>(entity: E, id: string): Promise<EntityOf<E>>
  find<E extends EntityName>(entity: E, id: string): Promise<EntityOf<E> | null>
  /** One page, sorted and filtered in SQL. `custom` says what filters mean that are no columns. */
  list<E extends EntityName>(
    entity: E,
    input: ListInput,
    custom?: Readonly<Record<string, (value: never) => Expression<SqlBool>>>,
  ): Promise<Page<EntityOf<E>>>
  /** Every record that meets the filter, in the order of its making. For registers, not for people. */
  all<E extends EntityName>(entity: E, filter?: ListInput['filter']): Promise<EntityOf<E>[]>
  /** What a numeric column of all records that meet the filter adds up to. */
  sum(entity: EntityName, column: string, filter: ListInput['filter']): Promise<number>
  /** The records that name `id`. */
  linksTo(id: string): Promise<{ readonly entity: string; readonly id: string }[]>
}

export function readDb(kysely: Kysely<StoreTables>): ReadDb {
  const rows = (entity: EntityName) => kysely.selectFrom(entity as 'vendor').selectAll()
  const decode = <E extends EntityName>(entity: E, row: object) =>
    tableOf(entity).codec.fromRow(row as Record<string, unknown>) as EntityOf<E>
  const find = async <E extends EntityName>(entity: E, id: string) => {
    const row = await rows(entity).where(sql<SqlBool>`id = ${id}`).executeTakeFirst()
    return row ? decode(entity, row) : null
  }
  return {
    kysely,
    find,
    get: async (entity, id) => {
      const record = await find(entity, id)
      if (!record) throw new Fault('not-found', { params: { entity, id } })
      return record
    },
    list: async (entity, input, custom) => {
      const condition = filterCondition(entity, input.filter, custom)
      const order = orderOf(entity, input.sort)
      let query = rows(entity).where(condition)
      if (input.cursor) query = query.where(afterCursor(order, input.cursor))
      for (const { column, direction } of order) {
        // Said of the identifier too, which is never null, it would keep SQLite from reading an index in order.
        const mayBeNull = column !== 'id'
        query = query.orderBy(sql.ref(column), (by) => {
          const directed = direction === 'asc' ? by.asc() : by.desc()
          return mayBeNull ? directed.nullsLast() : directed
        })
      }
      const found = await query.limit(input.limit + 1).execute()
      const page = found.slice(0, input.limit)
      const last = page.at(-1)
      const count = await kysely
        .selectFrom(entity as 'vendor')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .where(condition)
        .executeTakeFirstOrThrow()
      return {
        items: page.map((row) => decode(entity, row)),
        nextCursor: found.length > page.length && last ? cursorAfter(order, last) : null,
        total: count.total,
      }
    },
    all: async (entity, filter = {}) => {
      const found = await rows(entity).where(filterCondition(entity, filter)).orderBy('id').execute()
      return found.map((row) => decode(entity, row))
    },
    sum: async (entity, column, filter) => {
      const { total } = await kysely
        .selectFrom(entity as 'vendor')
        .select(sql<number>`coalesce(sum(${sql.ref(column)}), 0)`.as('total'))
        .where(filterCondition(entity, filter))
        .executeTakeFirstOrThrow()
      return total
    },
    linksTo: async (id) => {
      const found = await kysely
        .selectFrom('link')
        .select(['fromEntity as entity', 'fromId as id'])
        .where('toId', '=', id)
        .execute()
      return found
    },
  }
}
