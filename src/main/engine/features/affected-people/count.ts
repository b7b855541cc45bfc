import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { AffectedCount, PeopleCounted, PeopleMeant } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { DataCategory, SpecialCategory } from '#shared/contract/codes.ts'
import { dayIn, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { ReadDb } from '../../storage/index.ts'
import { isTellable } from './offered.ts'
import { type PeopleSystem, peopleOf, peopleSystems } from './readings.ts'
import { marksOf, newTally, type Tally } from './tally.ts'
import { whoIsMeant } from './who.ts'

interface AffectedPeople {
  readonly counted: PeopleCounted
  /** The conditions with the words of the system. */
  readonly conditions: AffectedCount['meant']['conditions']
  /** Entries of the list that no system knows. */
  readonly notFound: readonly string[]
}

/**
 * Counts who is meant in the copies that were read of the systems; nothing is called. Who is a minor is asked for the day on
 * which the breach began.
 * @throws Fault `not-found` for a connection that is none, `invalid-input` for a property that tells single people apart
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
  const conditions = labelled(meant, systems)
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
  const heldIn = (kind: 'data' | 'special', category: string) => heldOf(`${kind} ${category}`, fields, tally)
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

/** The fingerprint of a list: the same for the same entries in whatever order and spelling. */
export function hashOfList(keys: Iterable<string>): string {
  return createHash('sha256')
    .update([...keys].toSorted().join('\n'), 'utf8')
    .digest('hex')
}

interface FieldOf {
  readonly field: PeopleSystem['fields'][number]
  readonly system: PeopleSystem
}

/** What the fields with a mark hold; null: there is none, or nobody has a value in one. */
function heldOf(mark: string, all: readonly FieldOf[], tally: Tally) {
  const fields = all.filter(({ field }) => marksOf(field).includes(mark))
  if (fields.length === 0) return null
  const kept = fields.filter(({ field, system }) => system.keptProperties.has(field.name))
  const percents = fields.flatMap(({ field: { statistics } }) =>
    statistics === null || statistics.sampled === 0
      ? []
      : [Math.round((statistics.filled / statistics.sampled) * 100)],
  )
  const people = kept.length === 0 ? null : tally.having(mark)
  const percent = percents.length === 0 ? null : Math.max(...percents)
  // A field that nobody fills is no data of theirs; one that was not looked into may be.
  const isEmpty = kept.length === fields.length ? people === 0 : people === 0 && percent === 0
  if (isEmpty || (people === null && percent === 0)) return null
  return { people, percent, fields: [...new Set(fields.map(({ field }) => field.label || field.name))] }
}

/** @throws Fault `invalid-input` for a property that tells single people apart, or that no system keeps */
function labelled(
  { conditions }: PeopleMeant,
  systems: readonly PeopleSystem[],
): AffectedCount['meant']['conditions'] {
  return conditions.map((condition, place) => {
    const { property } = condition
    const system = systems.find((each) => isTellable(each, property))
    const field = system?.fields.find(({ name }) => name === property)
    if (field === undefined)
      throw new Fault('invalid-input', {
        issues: [{ path: ['meant', 'conditions', place, 'property'], key: 'notOneOf' }],
      })
    return { ...condition, label: field.label || property }
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
