import type { Id } from '#shared/kernel/ids.ts'
import type { FoundPerson } from '../../connector/index.ts'
import type { CommandContext } from '../../router/index.ts'
import { bulkUpsert, type EntityOf } from '../../storage/index.ts'
import type { HeldPeople } from './held.ts'
import { keysOf } from './person-keys.ts'

type Person = EntityOf<'person'>

/** What of a person stays as it was read before where the new reading has nothing, because its field has vanished. */
export interface KeptColumns {
  readonly columns: ReadonlySet<'name' | 'email' | 'phone' | 'country'>
  readonly properties: ReadonlySet<string>
}

/**
 * Keeps a page of people as the system holds them now: known ones keep their identifier, the index that finds them is
 * renewed. Not audited one by one: whoever calls notes the counts.
 * @returns how many are new
 */
export function keepPeople(
  { connection, now, newId }: Pick<CommandContext, 'connection' | 'now' | 'newId'>,
  connectionId: Id<'connection'>,
  people: readonly FoundPerson[],
  kept: KeptColumns,
): number {
  const { raw } = connection
  // A vendor that names somebody twice on one page means one person: the later row counts.
  const rows = [...new Map(people.map((person) => [person.externalId, person])).values()]
  const known = knownPeople(raw, connectionId, rows)
  const records = rows.map((row) => {
    const before = known.get(row.externalId)
    return {
      id: before?.id ?? newId('person'),
      isNew: before === undefined,
      person: merged(row, before, kept),
    }
  })
  bulkUpsert(
    connection,
    'person',
    ['connectionId', 'externalId'],
    records.map(({ id, person: { values: _values, ...person } }) => ({
      ...person,
      id,
      connectionId,
      readAt: now,
    })),
  )
  const dropKeys = raw.prepare('delete from personKey where personId = ?')
  const addKey = raw.prepare('insert or ignore into personKey (personId, kind, value) values (?, ?, ?)')
  const keepProperties = raw.prepare(
    `insert into personProperties (personId, properties) values (?, ?)
     on conflict (personId) do update set properties = excluded.properties`,
  )
  for (const { id, isNew, person } of records) {
    if (!isNew) dropKeys.run(id)
    for (const { kind, value } of keysOf(person)) addKey.run(id, kind, value)
    keepProperties.run(id, JSON.stringify(person.values))
  }
  return records.filter(({ isNew }) => isNew).length
}

/**
 * Removes the people of a connection that a reading of all did not meet.
 * @param held whom a legal hold keeps all the same
 * @returns how many went, and how many are kept
 */
export function forgetUnreadPeople(
  { connection }: Pick<CommandContext, 'connection'>,
  connectionId: string,
  startedAt: string,
  held: HeldPeople['ids'],
): { readonly removed: number; readonly kept: number } {
  const unread = 'from person where connectionId = ? and readAt < ?'
  const { changes: removed } =
    held === 'all'
      ? { changes: 0 }
      : connection.raw
          .prepare(`delete ${unread} and id not in (select value from json_each(?))`)
          .run(connectionId, startedAt, JSON.stringify([...held]))
  const left = connection.raw.prepare(`select count(*) as kept ${unread}`).get(connectionId, startedAt)
  return { removed, kept: (left as { readonly kept: number }).kept }
}

/** How many people of a connection are kept. */
export function countPeople(
  { connection }: Pick<CommandContext, 'connection'>,
  connectionId: string,
): number {
  const row = connection.raw
    .prepare('select count(*) as people from person where connectionId = ?')
    .get(connectionId)
  return (row as { readonly people: number }).people
}

interface Known extends Pick<Person, 'id' | 'name' | 'email' | 'phone' | 'country'> {
  readonly externalId: string
  readonly properties: string | null
}

function knownPeople(
  raw: CommandContext['connection']['raw'],
  connectionId: string,
  people: readonly FoundPerson[],
): ReadonlyMap<string, Known> {
  const rows = raw
    .prepare(
      `select p.id, p.externalId, p.name, p.email, p.phone, p.country, q.properties
       from person p left join personProperties q on q.personId = p.id
       where p.connectionId = ? and p.externalId in (select value from json_each(?))`,
    )
    .all(connectionId, JSON.stringify(people.map(({ externalId }) => externalId))) as Known[]
  return new Map(rows.map((row) => [row.externalId, row]))
}

function merged(
  found: FoundPerson,
  before: Known | undefined,
  { columns, properties }: KeptColumns,
): FoundPerson {
  if (before === undefined || (columns.size === 0 && properties.size === 0)) return found
  const earlier = JSON.parse(before.properties ?? '{}') as Readonly<Record<string, string | null>>
  const stays = Object.entries(earlier).filter(([name]) => properties.has(name))
  const column = (name: 'name' | 'email' | 'phone' | 'country') =>
    columns.has(name) && found[name] === '' ? before[name] : found[name]
  return {
    ...found,
    name: column('name'),
    email: column('email'),
    phone: column('phone'),
    country: column('country'),
    values: { ...Object.fromEntries(stays), ...found.values },
  }
}
