import { setImmediate as turn } from 'node:timers/promises'
import type { Id } from '#shared/kernel/ids.ts'
import type { ReadDb } from '../../storage/index.ts'
import { type PeopleSystem, peopleOf, peopleSystems } from './readings.ts'

export interface OfferedProperty {
  readonly property: string
  /** As the system calls it. */
  readonly label: string
  readonly values: { readonly value: string; readonly records: number }[]
}

/** A property with more values than these is none to choose from. */
const mostValues = 30

/**
 * Whether people may be told apart by a property: it is kept, and a choice from a list. The values of a condition stay with the
 * count and in the log; a text, a date or an identifier could say who somebody is, and no erasure would find it there.
 */
function isTellable({ identifier, proposal, name, type }: Field, { keptProperties }: PeopleSystem): boolean {
  return keptProperties.has(name) && choices.test(type) && !identifier && proposal?.identifier !== true
}

type Field = PeopleSystem['fields'][number]

/** Types of fields whose values are chosen from a list, by the words of the vendors. */
const choices = /enum|bool|pick|select|choice/i

/** The properties of connections that have few values, with how many records have each; the most common value first. */
export async function offeredProperties(
  db: ReadDb,
  ids: readonly Id<'connection'>[],
): Promise<OfferedProperty[]> {
  const counts = new Map<string, { readonly label: string; readonly values: Map<string, number> }>()
  for (const system of await peopleSystems(db, ids)) {
    const fields = system.fields.filter((field) => isTellable(field, system))
    for (const { name, label } of fields)
      if (!counts.has(name)) counts.set(name, { label: label || name, values: new Map() })
    for await (const people of peopleOf(db, system.connectionId)) {
      for (const { values } of people)
        for (const { name } of fields) {
          const property = counts.get(name)
          const value = values[name] ?? ''
          // One too many is remembered, and no more: a free text would be copied whole.
          if (
            property !== undefined &&
            (property.values.has(value) || property.values.size <= mostValues + 1)
          )
            property.values.set(value, (property.values.get(value) ?? 0) + 1)
        }
      await turn()
    }
  }
  return [...counts]
    .map(([property, { label, values }]) => ({
      property,
      label,
      values: [...values]
        .map(([value, records]) => ({ value, records }))
        .toSorted((one, other) => other.records - one.records),
    }))
    .filter(({ values }) => values.length > 1 && values.length <= mostValues + 1)
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
}
