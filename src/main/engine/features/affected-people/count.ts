import { setImmediate as turn } from 'node:timers/promises'
import type { AffectedCount, PeopleCounted, PeopleMeant } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { DataCategory, SpecialCategory } from '#shared/contract/codes.ts'
import { dayIn, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { ReadDb } from '../../storage/index.ts'
import { offeredProperties } from './offered.ts'
import { type PeopleSystem, peopleOf, peopleSystems } from './readings.ts'
import { marksOf, newTally, type Tally } from './tally.ts'
import { whoIsMeant } from './who.ts'

type Conditions = AffectedCount['meant']['conditions']

interface AffectedPeople {
  readonly counted: PeopleCounted
  /** The conditions with the words of the system. */
  readonly conditions: Conditions
  /** Entries of the list that no system knows. */
  readonly notFound: readonly string[]
}

/**
 * Counts who is meant in the copies that were read of the systems; nothing is called. Who is a minor is asked for the day on
 * which the breach began.
 * @throws Fault `not-found` for a connection that is none, `invalid-input` for a property or a value that is not offered
 */
export async function countAffected(
  db: ReadDb,
  breach: Breach,
  meant: PeopleMeant,
  now: Instant,
): Promise<AffectedPeople> {
  const ids = [...new Set(meant.connectionIds)]
  for (const id of ids) await db.get('connection', id)
  const systems = await peopleSystems(db, ids)
  const conditions = await labelled(db, meant)
  const who = whoIsMeant(meant)
  const tally = newTally(dayIn(breach.timeZone, breach.begunAt ?? breach.detectedAt ?? now))
  const records = new Map<string, number>()
  for (const { connectionId, fields } of systems) {
    const marked = fields.filter((field) => marksOf(field).length > 0)
    let found = 0
    for await (const people of peopleOf(db, connectionId)) {
      for (const person of people) {
        if (!who.holds(person)) continue
        found += 1
        tally.add(person, marked)
      }
      await turn()
    }
    records.set(connectionId, found)
  }
  const numbers = tally.numbers()
  const notFound = [...(who.entries ?? [])].flatMap(([key, entry]) => (who.met.has(key) ? [] : [entry]))
  const reached = systems.filter(({ connectionId }) => (records.get(connectionId) ?? 0) > 0)
  const fields = reached.flatMap((system) => system.fields.map((field) => ({ field, system })))
  const heldIn = (kind: 'data' | 'special', category: string) =>
    heldOf(`${kind} ${category}`, fields, tally, numbers.people)
  return {
    counted: {
      ...numbers,
      systems: systems.map(({ connectionId, systemId, name, readAt }) => ({
        connectionId,
        systemId,
        name,
        records: records.get(connectionId) ?? 0,
        readAt,
      })),
      subjectCategories: [
        ...new Set([
          ...reached.flatMap(({ dataset }) => dataset?.subjectCategory ?? []),
          ...(numbers.minors.minors > 0 ? ['child' as const] : []),
        ]),
      ],
      categories: DataCategory.options.flatMap((category) => {
        const held = heldIn('data', category)
        return held === null ? [] : [{ category, ...held }]
      }),
      specialCategories: SpecialCategory.options.flatMap((category) => {
        const held = heldIn('special', category)
        return held === null ? [] : [{ category, ...held }]
      }),
      listed:
        who.entries === null
          ? null
          : { entries: who.entries.size, found: who.entries.size - notFound.length },
      notes: notesOf(breach, systems, numbers),
    },
    conditions,
    notFound: notFound.slice(0, 100),
  }
}

interface FieldOf {
  readonly field: PeopleSystem['fields'][number]
  readonly system: PeopleSystem
}

/** What the fields with a mark hold; null: there is none, or nobody has a value in one. */
function heldOf(mark: string, all: readonly FieldOf[], tally: Tally, everybody: number) {
  // A field that nobody fills is no data of theirs; one that was not looked into may be.
  const fields = all.filter(
    (each) => marksOf(each.field).includes(mark) && (isKept(each) || filled(each) !== 0),
  )
  if (fields.length === 0) return null
  const having = tally.having(mark)
  // Nobody has a value in what is kept: of what is not, that says nothing.
  const isWhole = fields.every(isKept) || having === everybody
  const people = having === 0 && !isWhole ? null : having
  if (people === 0) return null
  const percents = fields.flatMap((each) => filled(each) ?? [])
  return {
    people,
    isWhole,
    percent: percents.length === 0 ? null : Math.max(...percents),
    fields: [...new Set(fields.map(({ field }) => field.label || field.name))],
  }
}

function isKept({ field, system }: FieldOf): boolean {
  return system.keptProperties.has(field.name)
}

/** How full a field was in the sample that the discovery took, in percent; null: it took none of it. */
function filled({ field: { statistics } }: FieldOf): number | null {
  if (statistics === null || statistics.sampled === 0) return null
  return Math.round((statistics.filled / statistics.sampled) * 100)
}

/** @throws Fault `invalid-input` for a property or a value that is not offered */
async function labelled(db: ReadDb, { connectionIds, conditions }: PeopleMeant): Promise<Conditions> {
  if (conditions.length === 0) return []
  const offered = await offeredProperties(db, connectionIds)
  return conditions.map((condition, place) => {
    const known = offered.find(({ property }) => property === condition.property)
    const isOffered = (wanted: string) => known?.values.some(({ value }) => value === wanted) === true
    const wrong = known === undefined ? 'property' : condition.values.every(isOffered) ? null : 'values'
    if (known === undefined || wrong !== null)
      throw new Fault('invalid-input', {
        issues: [{ path: ['meant', 'conditions', place, wrong ?? 'property'], key: 'notOneOf' }],
      })
    return { ...condition, label: known.label }
  })
}

/** What the reader has to know before they rely on the numbers. */
function notesOf(
  { begunAt, endedAt, detectedAt, timeZone: zone }: Breach,
  systems: readonly PeopleSystem[],
  { minors, people }: Pick<PeopleCounted, 'minors' | 'people'>,
): Message[] {
  const end = endedAt ?? detectedAt ?? begunAt
  return [
    ...systems.flatMap(({ name, readAt, dataset, fields }) => [
      ...(readAt === null ? [note('neverRead', { name })] : []),
      ...(readAt !== null && end !== null && millisecondsOf(readAt) < millisecondsOf(end)
        ? [note('readBefore', { name, readOn: dayIn(zone, readAt) })]
        : []),
      ...(readAt !== null && end !== null && millisecondsOf(readAt) >= millisecondsOf(end)
        ? [note('readAfter', { name, readOn: dayIn(zone, readAt) })]
        : []),
      ...(readAt !== null && dataset === null ? [note('notDiscovered', { name })] : []),
      ...undecided(name, fields),
    ]),
    ...(people > 0 && minors.unknown > 0 ? [note('agesUnknown', { count: minors.unknown })] : []),
  ]
}

/** Categories and ages are taken from what a person accepted of a field, and from no proposal. */
function undecided(name: string, fields: PeopleSystem['fields']): Message[] {
  const count = fields.filter(({ decision }) => decision === 'proposed').length
  return count === 0 ? [] : [note('undecided', { name, count })]
}

function note(key: string, params: Message['params']): Message {
  return { key: `affected-count:note.${key}`, params, article: null }
}
