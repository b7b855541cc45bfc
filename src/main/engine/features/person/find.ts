import type { ReadDb } from '../../storage/index.ts'
import { keysSought } from './person-keys.ts'

type MatchedBy = 'email' | 'phone' | 'externalId' | 'name'

/** What is known of somebody whom the systems shall be searched for. */
interface Sought {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly names: readonly string[]
  /** Customer numbers and the like. */
  readonly externalIds: readonly string[]
}

/** No more records than these are looked at; a name alone may fit many. */
const mostPeople = 20

/**
 * The records of connected systems that may be somebody, with what each was found by: whole e-mail addresses, numbers and
 * identifiers, and names whose every word fits. The surest come first.
 */
export async function findPeople(
  { kysely }: ReadDb,
  { emails, phones, names, externalIds }: Sought,
): Promise<readonly { readonly id: string; readonly matchedBy: readonly MatchedBy[] }[]> {
  const found = new Map<string, Set<MatchedBy>>()
  const add = (id: string, by: MatchedBy) => found.set(id, (found.get(id) ?? new Set()).add(by))
  const byKeys = async (text: string, by: 'email' | 'phone' | 'name') => {
    const keys = keysSought(text).filter(({ kind, value }) => kind === by && value !== '')
    if (keys.length === 0) return
    const values = [...new Set(keys.map(({ value }) => value))]
    const rows = await kysely
      .selectFrom('personKey')
      .select('personId')
      .where('kind', '=', by)
      .where('value', 'in', values)
      .groupBy('personId')
      .having(({ fn }) => fn.count<number>('value'), '=', values.length)
      .limit(200)
      .execute()
    for (const { personId } of rows) add(personId, by)
  }
  for (const email of emails) await byKeys(email, 'email')
  for (const phone of phones) await byKeys(phone, 'phone')
  for (const name of names) await byKeys(name, 'name')
  if (externalIds.length > 0) {
    const rows = await kysely
      .selectFrom('person')
      .select('id')
      .where('externalId', 'in', externalIds)
      .execute()
    for (const { id } of rows) add(id, 'externalId')
  }
  return [...found]
    .map(([id, by]) => ({ id, matchedBy: order.filter((one) => by.has(one)) }))
    .toSorted((one, other) => weight(other.matchedBy) - weight(one.matchedBy))
    .slice(0, mostPeople)
}

const order: readonly MatchedBy[] = ['email', 'externalId', 'phone', 'name']

function weight(matchedBy: readonly MatchedBy[]): number {
  return matchedBy.reduce((sum, by) => sum + 2 ** (order.length - order.indexOf(by)), 0)
}

/** Everything that was read of somebody, as the system names it. */
export async function propertiesOf(
  { kysely }: ReadDb,
  personId: string,
): Promise<Readonly<Record<string, string | null>>> {
  const row = await kysely
    .selectFrom('personProperties')
    .select('properties')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return JSON.parse(row?.properties ?? '{}')
}
