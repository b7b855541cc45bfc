import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { Fault } from '#shared/kernel/faults.ts'
import { fold } from './fold.ts'
import { type EntityName, type StoreTables, tableOf } from './tables.ts'

/** A list's input as the contract's `listInput` parses it. */
export interface ListInput {
  readonly filter: Readonly<Record<string, unknown>>
  readonly sort: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[]
  readonly limit: number
  readonly cursor: string | null
}

/**
 * The condition that a filter means: `search` looks in the folded text of the record, a list is "one of", a name ending
 * in `Before`, `After`, `Below` or `Above` compares the column before it. An empty list narrows nothing, except for `ids`, which
 * names the records themselves: none named, none found. Other filters belong to the feature, which passes them as
 * `custom`.
 */
export function filterCondition(
  entity: EntityName,
  filter: ListInput['filter'],
  custom: Readonly<Record<string, (value: never) => Expression<SqlBool>>> = {},
): Expression<SqlBool> {
  const { columns } = tableOf(entity).codec
  const conditions: Expression<SqlBool>[] = []
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || (name !== 'ids' && Array.isArray(value) && value.length === 0)) continue
    const made = custom[name]
    if (made) conditions.push(made(value as never))
    else if (name === 'search') conditions.push(searchCondition(entity, String(value)))
    else conditions.push(columnCondition(entity, columns, name, value))
  }
  return expressionBuilder<StoreTables>().and(conditions)
}

/** Sorting with a last resort that makes it total, so that a cursor names one place. Rows without a value come last. */
export function orderOf(entity: EntityName, sort: ListInput['sort']): ListInput['sort'] {
  const { columns } = tableOf(entity).codec
  for (const { column } of sort) if (!columns.has(column)) throw new Error(`no column ${entity}.${column}`)
  return [...sort, { column: 'id', direction: sort[0]?.direction ?? 'desc' }]
}

/** The rows after the cursor, in the order of `order`. */
export function afterCursor(order: ListInput['sort'], cursor: string): Expression<SqlBool> {
  const values = readCursor(cursor, order.length)
  const build = (place: number): Expression<SqlBool> => {
    const part = order[place]
    if (!part) return sql<SqlBool>`false`
    const column = sql.ref(part.column)
    const value = values[place] ?? null
    if (value === null) return sql<SqlBool>`(${column} is null and ${build(place + 1)})`
    const beyond = part.direction === 'asc' ? sql`>` : sql`<`
    return sql<SqlBool>`(${column} ${beyond} ${value} or ${column} is null or (${column} = ${value} and ${build(place + 1)}))`
  }
  return build(0)
}

/** The cursor that continues behind `row`. */
export function cursorAfter(order: ListInput['sort'], row: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(order.map(({ column }) => row[column] ?? null))).toString('base64url')
}

/** The words of a search as one FTS5 expression over three-letter pieces; null when a word is too short for that. */
export function searchExpression(text: string): string | null {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length === 0 || words.some((word) => [...word].length < 3)) return null
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
}

function searchCondition(entity: EntityName, text: string): Expression<SqlBool> {
  const expression = searchExpression(text)
  if (expression) {
    return sql<SqlBool>`id in (select e.recordId from searchEntry e where e.entity = ${entity} and e.rowid in (select rowid from search where search match ${expression}))`
  }
  const words = fold(text).split(' ').filter(Boolean)
  const each = words.map((word) => sql<SqlBool>`instr(e.text, ${word}) > 0`)
  return sql<SqlBool>`id in (select e.recordId from searchEntry e where e.entity = ${entity} and ${sql.join([sql`true`, ...each], sql` and `)})`
}

function columnCondition(
  entity: EntityName,
  columns: ReadonlyMap<string, string>,
  name: string,
  value: unknown,
): Expression<SqlBool> {
  if (name === 'ids') return sql<SqlBool>`id in (${sql.join(value as string[])})`
  const comparison = /^(.+)(Before|After|Below|Above)$/.exec(name)
  if (comparison?.[1] && columns.has(comparison[1])) {
    const column = sql.ref(comparison[1])
    const isAbove = comparison[2] === 'After' || comparison[2] === 'Above'
    return isAbove ? sql<SqlBool>`${column} > ${value}` : sql<SqlBool>`${column} < ${value}`
  }
  if (!columns.has(name)) throw new Error(`${entity} cannot be filtered by ${name}`)
  const column = sql.ref(name)
  if (columns.get(name) === 'json') {
    // A list in the record: any of the wanted values among its elements.
    return sql<SqlBool>`exists (select 1 from json_each(${column}) j where j.value in (${sql.join(value as string[])}))`
  }
  if (Array.isArray(value)) return sql<SqlBool>`${column} in (${sql.join(value)})`
  if (typeof value === 'boolean') return sql<SqlBool>`${column} = ${value ? 1 : 0}`
  return sql<SqlBool>`${column} = ${value}`
}

function readCursor(cursor: string, length: number): (string | number | null)[] {
  const invalid = () => new Fault('invalid-input', { issues: [{ path: ['cursor'], key: 'wrongFormat' }] })
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(values) || values.length !== length) throw invalid()
    if (values.some((value) => value !== null && typeof value !== 'string' && typeof value !== 'number'))
      throw invalid()
    return values
  } catch (error) {
    throw error instanceof Fault ? error : invalid()
  }
}
