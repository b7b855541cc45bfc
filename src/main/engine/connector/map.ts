import * as z from 'zod'
import { type Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import type { ConnectorDefinition } from './definition.ts'
import { at, cleanText, textAt } from './json.ts'

/** A field as the system describes it. */
export interface FoundField {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly description: string
  readonly sensitivity: string | null
  readonly vendorDefined: boolean
  /** Whether its values may be read for statistics. */
  readonly sampled: boolean
}

/** An object type that the customer made. */
export interface FoundObjectType {
  readonly name: string
  readonly label: string
  readonly description: string
}

/** A record: its identifier and the values of the fields that were asked for; null: empty. */
export interface FoundRecord {
  readonly externalId: string
  readonly values: Readonly<Record<string, string | null>>
}

/** A person as the system holds them. */
export interface FoundPerson extends FoundRecord {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly country: string
  readonly createdInSourceAt: Instant | null
  readonly updatedInSourceAt: Instant | null
}

/** Rows from outside, read one by one: what could be read, and how many could not. */
export interface Rows<T> {
  readonly rows: readonly T[]
  readonly refused: number
}

type Fields = ConnectorDefinition['fields']
type CustomTypes = NonNullable<ConnectorDefinition['objectTypes']['custom']>
type Records = Pick<ConnectorDefinition['records'], 'id' | 'values'>
type People = ConnectorDefinition['people']

/** Reads each row by itself: one that cannot be read is counted and does no harm to the others. */
export function readRows<T>(rows: readonly unknown[], read: (row: unknown) => T | null): Rows<T> {
  const found = rows.map(read).filter((row): row is T & {} => row !== null)
  return { rows: found, refused: rows.length - found.length }
}

/** The field in a row of a field list; null where it has no usable name. */
export function fieldFrom(
  row: unknown,
  fields: Fields,
  sensitivity: Fields['sensitivities'][number],
): FoundField | null {
  const name = FieldName.safeParse(at(row, fields.name))
  if (!name.success) return null
  const mark = fields.sensitivity === null ? '' : textAt(row, fields.sensitivity, 100)
  return {
    name: name.data,
    label: textAt(row, fields.label),
    type: textAt(row, fields.type, 100),
    description: textAt(row, fields.description, 20_000),
    sensitivity: fields.sensitivity === null ? null : mark || sensitivity.value,
    vendorDefined: fields.vendorDefined !== null && at(row, fields.vendorDefined) === true,
    sampled: sensitivity.sampled,
  }
}

/** The object type in a row of the list of custom types; null where it has no usable name. */
export function objectTypeFrom(row: unknown, custom: CustomTypes): FoundObjectType | null {
  const name = FieldName.safeParse(at(row, custom.name))
  if (!name.success) return null
  return {
    name: name.data,
    label: textAt(row, custom.label, 300),
    description: textAt(row, custom.description, 20_000),
  }
}

/** The record in a row; null where it has no identifier or its values are no values. */
export function recordFrom(row: unknown, records: Records): FoundRecord | null {
  const id = ExternalId.safeParse(at(row, records.id))
  const values = Values.safeParse(at(row, records.values))
  return id.success && values.success ? { externalId: id.data, values: values.data } : null
}

/** The person in a row of the people's object type; null as for recordFrom. */
export function personFrom(row: unknown, records: Records, people: People): FoundPerson | null {
  const record = recordFrom(row, records)
  if (record === null) return null
  const filled = (names: readonly string[]) =>
    names.map((name) => textOf(record, name)).filter((value) => value !== '')
  return {
    ...record,
    name: filled(people.name).join(' ').slice(0, 300),
    email: (filled(people.email)[0] ?? '').slice(0, 320),
    phone: (filled(people.phone)[0] ?? '').slice(0, 100),
    country: (filled(people.country)[0] ?? '').slice(0, 100),
    createdInSourceAt: instantFrom(at(row, people.createdAt)),
    updatedInSourceAt: instantFrom(at(row, people.updatedAt)),
  }
}

/** A moment as systems write it: ISO 8601 with an offset, or milliseconds since 1970; null for anything else. */
export function instantFrom(value: unknown): Instant | null {
  const milliseconds = Milliseconds.safeParse(value)
  if (milliseconds.success) return instantAt(milliseconds.data)
  const written = Written.safeParse(value)
  // The text carries its own offset, which the conversion honours.
  return written.success ? instantAt(millisecondsOf(written.data as Instant)) : null
}

const FieldName = z
  .string()
  .max(300)
  .regex(/^[^\p{Cc}{}]+$/u)
const ExternalId = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^[^\p{Cc}]{1,200}$/u))
const Value = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String), z.null()])
  .transform((value) => (value === null || value === '' ? null : cleanText(value, 20_000)))
const Values = z
  .record(z.string(), Value)
  .transform((values) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => FieldName.safeParse(name).success)),
  )
const Written = z.iso.datetime({ offset: true })
/** From 1970 to 2100; a larger number is no moment of a customer's record. */
const Milliseconds = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{12,13}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(0).max(4_102_444_800_000))

function textOf({ values }: FoundRecord, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : ''
}
