import { type RawBuilder, sql } from 'kysely'
import type { AuditEntry, AuditLeaf, auditContract } from '#shared/contract/audit.ts'
import type { Session } from '../../keyring/index.ts'
import type { HandlersOf, QueryContext } from '../../router/index.ts'

interface Row extends Omit<AuditLeaf, 'v'> {
  readonly content: string | null
}

type List = HandlersOf<typeof auditContract>['list']
type Filter = Parameters<List>[0]['filter']

/** One page of the log, narrowed as the filter says. */
export async function listEntries(
  { filter, sort, limit, cursor }: Parameters<List>[0],
  { db }: QueryContext,
  keyring: Session,
): ReturnType<List> {
  const ascending = sort[0]?.direction === 'asc'
  const where = sql.join([sql`true`, ...conditions(filter)], sql` and `)
  const from =
    cursor === null ? sql`true` : ascending ? sql`a.seq > ${Number(cursor)}` : sql`a.seq < ${Number(cursor)}`
  const direction = ascending ? sql`asc` : sql`desc`
  const { rows } = await sql<Row>`
    select a.*, p.content from audit a left join auditPayload p on p.seq = a.seq
    where ${where} and ${from} order by a.seq ${direction} limit ${limit + 1}`.execute(db.kysely)
  const count = await sql<{
    total: number
  }>`select count(*) as total from audit a where ${where}`.execute(db.kysely)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => describe(row, keyring)),
    nextCursor: rows.length > shown.length && last ? String(last.seq) : null,
    total: count.rows[0]?.total ?? 0,
  }
}

function conditions(filter: Filter): RawBuilder<unknown>[] {
  return [
    ...oneOf('a.entityId', filter.entityId),
    ...withParts(filter.recordId),
    ...oneOf('a.entity', filter.entity),
    ...oneOf('a.action', filter.action),
    ...oneOf('a.actor', filter.actor),
    ...oneOf('a.clock', filter.clock),
    ...(filter.search ? [ofRecord(filter.search)] : []),
    ...(filter.atAfter ? [sql`a.at > ${filter.atAfter}`] : []),
    ...(filter.atBefore ? [sql`a.at < ${filter.atBefore}`] : []),
  ]
}

/** What happened to a duty to report or a count of people is part of what happened to its breach or incident. */
function withParts(ids: readonly string[] = []): RawBuilder<unknown>[] {
  if (ids.length === 0) return []
  const these = sql.join(ids)
  return [
    sql`(a.entityId in (${these}) or a.entityId in (
      select id from reportingDuty where subjectId in (${these})
      union select id from affectedCount where breachId in (${these})))`,
  ]
}

/** Entries of the records whose reference begins so; removed ones are found by what the log kept of their removal. */
function ofRecord(text: string): RawBuilder<unknown> {
  const begins = `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const isMeant = (reference: string) => sql`${sql.raw(reference)} like ${begins} escape ${'\\'}`
  return sql`(a.entityId = ${text} or a.entityId in (
    select recordId from searchEntry where ${isMeant('reference')}
    union select id from organisation where ${isMeant('reference')}
    union select e.entityId from audit e join auditPayload q on q.seq = e.seq
      where e.after is null and e.before is not null and ${isMeant("q.content ->> '$.before.reference'")}))`
}

function describe({ content, ...leaf }: Row, keyring: Session): AuditEntry {
  return {
    ...leaf,
    v: 1,
    actorLabel: keyring.labels.get(leaf.actor) ?? leaf.actor,
    change: content === null ? null : JSON.parse(content),
  }
}

function oneOf(column: string, values: readonly string[] | undefined) {
  return values && values.length > 0 ? [sql`${sql.ref(column)} in (${sql.join(values)})`] : []
}
