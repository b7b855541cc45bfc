import * as z from 'zod'

/** How a field of a record stands in its column. */
type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'json'

/** Turns records into rows and back. Made from the contract's schema, so that the two cannot drift apart. */
export interface Codec {
  readonly columns: ReadonlyMap<string, ColumnKind>
  toRow(record: Readonly<Record<string, unknown>>): Record<string, string | number | null>
  fromRow(row: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/** The codec of an entity: texts and codes as text, whole numbers and booleans as integers, everything else as JSON. */
export function codecOf(schema: z.ZodObject): Codec {
  const columns = new Map<string, ColumnKind>(
    Object.entries(schema.shape).map(([name, field]) => [name, columnKind(field as z.ZodType)]),
  )
  return {
    columns,
    toRow: (record) => {
      const row: Record<string, string | number | null> = {}
      for (const [name, value] of Object.entries(record)) {
        const kind = columns.get(name)
        if (!kind) throw new Error(`no column ${name}`)
        row[name] = toColumn(kind, value)
      }
      return row
    },
    fromRow: (row) => {
      const record: Record<string, unknown> = {}
      for (const [name, kind] of columns) record[name] = fromColumn(kind, row[name])
      return record
    },
  }
}

function toColumn(kind: ColumnKind, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return value ? 1 : 0
  if (kind === 'json') return JSON.stringify(value)
  return value as string | number
}

function fromColumn(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return value === 1
  if (kind === 'json') return JSON.parse(value as string)
  return value
}

function columnKind(schema: z.ZodType): ColumnKind {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional
  ) {
    return columnKind(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'integer' : 'real'
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodUnion) {
    return schema.options.every((option) => columnKind(option as z.ZodType) === 'text') ? 'text' : 'json'
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum)
    return 'text'
  if (schema instanceof z.ZodLiteral) return [...schema.values].includes(null) ? 'json' : 'text'
  return 'json'
}
