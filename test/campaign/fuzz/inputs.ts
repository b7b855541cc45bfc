import * as fc from 'fast-check'
import * as z from 'zod'

/** The part of JSON Schema that zod writes. */
interface JsonSchema {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly maxItems?: number
  readonly minItems?: number
}

/** Identifiers of records that are in the store, so that an input can be about one of them. */
export type Known = (prefix: string) => string | null

/** Inputs for an operation: most as its schema has them, some broken at one place, some of no shape at all. */
export function inputsFor(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const valid = valuesOf(described, known)
  return fc.oneof(
    { weight: 6, arbitrary: valid },
    {
      weight: 3,
      arbitrary: fc
        .tuple(valid, hostile, fc.nat(), fc.nat(3))
        .map(([value, ...how]) => broken(value, ...how)),
    },
    { weight: 1, arbitrary: hostile },
  )
}

function valuesOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one, known)))
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? files : textsOf(schema, known)
    case 'integer':
      return fc.oneof(fc.integer(rangeOf(schema)), fc.constantFrom(1, 2))
    case 'number':
      return fc.double({ noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object':
      return objectsOf(schema, known)
    default:
      return fc.anything()
  }
}

function objectsOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const properties = schema.properties ?? {}
  const required = new Set(schema.required ?? [])
  if (Object.keys(properties).length === 0 && typeof schema.additionalProperties === 'object') {
    const names = valuesOf(schema.propertyNames ?? { type: 'string' }, known).map(String)
    return fc.dictionary(names, valuesOf(schema.additionalProperties, known), { maxKeys: 4 })
  }
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner, known)])),
    { requiredKeys: [...required] },
  )
}

function rangeOf({ minimum, exclusiveMinimum, maximum }: JsonSchema) {
  const min = Math.max(minimum ?? (exclusiveMinimum === undefined ? -10 : exclusiveMinimum + 1), -(2 ** 31))
  return { min, max: Math.max(min, Math.min(maximum ?? 500, 2 ** 31)) }
}

function textsOf(
  { format, pattern, minLength = 0, maxLength = 60 }: JsonSchema,
  known: Known,
): fc.Arbitrary<string> {
  if (format === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-01-01') })
      .map((at) => at.toISOString())
  if (format === 'email') return fc.emailAddress()
  if (format === 'uri') return fc.webUrl()
  if (pattern !== undefined) {
    const prefixes = /^\^\(?([a-z|]+)\)?_/.exec(pattern)?.[1]?.split('|') ?? []
    const made = fc.stringMatching(new RegExp(pattern))
    const found = fc.constantFrom(...(prefixes.length > 0 ? prefixes : [''])).map((prefix) => known(prefix))
    return fc.tuple(fc.nat(4), found, made).map(([dice, id, other]) => (dice > 0 && id !== null ? id : other))
  }
  const limits = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }
  return fc.oneof(fc.string({ ...limits, unit: 'binary' }), fc.string(limits), fc.constantFrom(...texts))
}

/** Texts at which a parser, a shell, a spreadsheet or a database may stumble. */
const texts = [
  "'; drop table vendor; --",
  '=cmd|calc!A1',
  '\u0000',
  '\ud800',
  '\u202efdp.exe',
  '../../../etc-passwd',
  '%s%n{{value}}',
  '" OR NEAR(a b)*',
  '__proto__',
  'constructor',
  '𝕏'.repeat(40),
  'İıſK',
  '2026-02-30',
  '-0',
]

/** Values of every kind where another kind is expected, of those that can come through a port or a socket. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    ...texts,
    null,
    undefined,
    true,
    -1,
    0,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    10n,
  ),
  fc.constant('x'.repeat(100_000)),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
  fc.constant(Array.from({ length: 2_000 }, () => 'x')),
  fc.constant(new Date('2026-01-01T00:00:00Z')),
  fc.constant(new Map([['a', 1]])),
  fc.constant(nested(200)),
  fc.anything({ maxDepth: 2 }),
)

function nested(depth: number): unknown {
  return depth === 0 ? 'deep' : { deeper: [nested(depth - 1)] }
}

const heads = [
  '',
  '%PDF-1.7\n',
  'MZ\u0090',
  '#!/bin/sh\n',
  'PK\u0003\u0004',
  '\u0089PNG\r\n\u001a\n',
  'GIF89a',
  '<?xml version="1.0"?><svg/>',
  'Rar!\u001a\u0007',
]
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'a.pdf',
    'a.exe',
    '../../a.pdf',
    'a\u202efdp.exe',
    'CON',
    '.',
    '..',
    '',
    'a.PDF.js',
    '\u0000.txt',
  ),
)

/** Files of any name and beginning. */
const files = fc
  .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2_000 }), names, fc.string({ maxLength: 20 }))
  .map(
    ([head, rest, name, type]) =>
      new File([Buffer.from(head, 'latin1'), new Uint8Array(rest)], name, { type }),
  )

/** The value with another one at one of its places, without a place, or with one more. */
function broken(value: unknown, other: unknown, at: number, how: number): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Blob) return other
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (key === undefined) return { added: other }
  const copy: Record<string, unknown> = { ...value }
  const inner = copy[key]
  if (how === 0) delete copy[key]
  else if (how === 1) copy[`${key}More`] = other
  else
    copy[key] =
      how === 2 && inner !== null && typeof inner === 'object' ? broken(inner, other, at >> 3, how) : other
  return Array.isArray(value) ? Object.values(copy) : copy
}
