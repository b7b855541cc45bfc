import type * as z from 'zod'

/** Stands for a text that has to be typed, while the defaults of a schema are read. */
const untyped = '-'

/**
 * A new draft with the defaults of its schema. `required` names what has none: texts are left empty, other values stand
 * as given.
 */
export function blankDraft<S extends z.ZodType>(
  schema: S,
  required: Readonly<Record<string, unknown>> = {},
): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(required).map(([name, value]) => [name, value === '' ? untyped : value]),
  )
  const draft = schema.parse(given)
  const typed = Object.keys(required).filter((name) => required[name] === '')
  return Object.assign(draft as object, Object.fromEntries(typed.map((name) => [name, '']))) as z.output<S>
}
