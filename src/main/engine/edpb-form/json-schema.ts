import type { EdpbFieldKind } from '#shared/contract/edpb-form.ts'
import { frameNames } from './check.ts'
import type { Condition, Test } from './condition.ts'
import { type EdpbField, type EdpbForm, nameOf } from './form.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>

interface Surroundings {
  readonly isInEea: boolean
  /** Whether the notification comes late; null: not known, so that the reasons for it may stand and may be missing. */
  readonly isLate: boolean | null
  /** Says a key of the locales. */
  readonly text: (key: string) => string
}

/**
 * The form as JSON Schema 2020-12: each field with its letters, and each condition as if and then. What a schema cannot
 * say is left to {@link checkForm}: the order of two moments, lists of one length, countries that another field names.
 */
export function formSchema(form: EdpbForm, surroundings: Surroundings): JsonSchema {
  const { text } = surroundings
  const fields = form.fields.map((field) => [field.name, property(field, form, text)] as const)
  const frame = frameNames.map((name) => [name, name === 'notice' ? { const: form.mark } : true] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:wardbook:edpb-form:${form.version}`,
    title: form.mark,
    $comment: `Fields and letters of ${form.source}`,
    type: 'object',
    properties: Object.fromEntries([...frame, ...fields]),
    additionalProperties: false,
    allOf: form.fields.flatMap((field) => rulesOf(field, form, surroundings)),
  }
}

function property(field: EdpbField, form: EdpbForm, text: Surroundings['text']): JsonSchema {
  const letters = Object.entries(field.options).map(([letter, key]) => ({
    const: letter,
    title: text(`edpb-form:option.${field.number}.${key}`),
  }))
  const words = { type: 'string', minLength: 1, pattern: '\\S' }
  const countries = { enum: form.eea }
  const number = { type: 'integer', minimum: 0 }
  const several = { type: 'array', minItems: 1 }
  const kinds = {
    line: words,
    text: words,
    lines: { ...several, items: words },
    choice: { oneOf: letters },
    choices: { ...several, uniqueItems: true, items: { oneOf: letters } },
    flag: { type: 'boolean' },
    // Not every validator asks for the offset that the format asks for.
    instant: { type: 'string', format: 'date-time', pattern: '(Z|[+-]\\d{2}:\\d{2})$' },
    day: { type: 'string', format: 'date' },
    number,
    countries: { ...several, uniqueItems: true, items: countries },
    perCountry: {
      type: 'object',
      minProperties: 1,
      propertyNames: countries,
      additionalProperties: number,
    },
  } as const satisfies Record<EdpbFieldKind, JsonSchema>
  const comment = [field.article, field.reading].filter(Boolean).join('; ')
  return {
    title: text(`edpb-form:field.${field.number}`),
    ...(comment === '' ? {} : { $comment: comment }),
    ...kinds[field.kind],
  }
}

function rulesOf(field: EdpbField, form: EdpbForm, surroundings: Surroundings): readonly JsonSchema[] {
  const { name } = field
  const visible = all(field.visible)
  const mustStand = { required: [name] }
  const mayNotStand = { properties: { [name]: false } }
  const lateness = field.visible.some((test) => 'late' in test) && surroundings.isLate === null
  const presence = rule(visible, true, mayNotStand)
  const requirement =
    field.required === null || lateness ? [] : rule(both(visible, all(field.required)), mustStand, true)
  const options = Object.entries(field.optionWhen).flatMap(([letter, condition]) => {
    const chosen = field.kind === 'choices' ? { contains: { const: letter } } : { const: letter }
    return rule(all(condition), true, { properties: { [name]: { not: chosen } } })
  })
  return [...presence, ...requirement, ...options]

  function all(condition: Condition): JsonSchema {
    return condition.map(said).reduce(both, true)
  }

  function said(test: Test): JsonSchema {
    if ('organisation' in test) return surroundings.isInEea === (test.organisation === 'inEea')
    if ('late' in test) return surroundings.isLate ?? true
    if ('any' in test) return { anyOf: test.any.map(said) }
    const answer = nameOf(test.field)
    if (!('is' in test)) return { required: [answer] }
    return { properties: { [answer]: isOneOf(test) }, required: [answer] }
  }

  function isOneOf({ field: number, is }: { readonly field: number; readonly is: readonly string[] }) {
    const kind = form.fields.find((other) => other.number === number)?.kind
    if (kind === 'flag') return { const: is.includes('true') }
    return kind === 'choices' ? { contains: { enum: is } } : { enum: is }
  }
}

/** What holds under a condition and what otherwise; a condition that always or never holds leaves one of them. */
function rule(condition: JsonSchema, met: JsonSchema, unmet: JsonSchema): readonly JsonSchema[] {
  if (typeof condition === 'boolean') return [condition ? met : unmet].filter((part) => part !== true)
  // As entries: an object with a property `then` would pass for a promise.
  const parts = [
    ['if', condition],
    ['then', met],
    ['else', unmet],
  ] as const
  return [Object.fromEntries(parts.filter(([, part]) => part !== true))]
}

function both(one: JsonSchema, other: JsonSchema): JsonSchema {
  if (one === true) return other
  if (other === true) return one
  return one === false || other === false ? false : { allOf: [one, other] }
}
