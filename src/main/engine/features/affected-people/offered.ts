import { setImmediate as turn } from 'node:timers/promises'
import type { Id } from '#shared/kernel/ids.ts'
import type { ReadDb } from '../../storage/index.ts'
import { type PeopleSystem, peopleOf, peopleSystems } from './readings.ts'

/** A property with more values than these is none to choose from. */
const mostValues = 30

/**
 * Whether people may be told apart by a property: it is kept, and it does not say who somebody is, or what a count is kept
 * with would name them. A choice from a list says that of nobody, whatever its category.
 */
export function isTellable({ fields, keptProperties }: PeopleSystem, property: string): boolean {
  const field = fields.find(({ name }) => name === property)
  if (field === undefined || !keptProperties.has(property)) return false
  if (field.identifier || field.proposal?.identifier === true) return false
  const category = field.dataCategory ?? field.proposal?.dataCategory ?? null
  return choices.test(field.type) || category !== 'identification'
}

/** Types of fields whose values are chosen from a list, by the words of the vendors. */
const choices = /enum|bool|pick|select|choice/i

/** The properties of connections that have few values, with how many records have each; the most common value first. */
export async function offeredProperties(db: ReadDb, ids: readonly Id<'connection'>[]) {
  const counts = new Map<string, { readonly label: string; readonly values: Map<string, number> }>()
  for (const system of await peopleSystems(db, ids)) {
    const fields = system.fields.filter(({ name }) => isTellable(system, name))
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
