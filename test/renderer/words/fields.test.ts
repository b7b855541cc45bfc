import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { kebab } from '../../../src/renderer/design/words/kebab.ts'
import { hasWords } from './locales.ts'

/** The registers of the contract: what can be listed and changed field by field. */
const registers = Object.entries(contract).flatMap(([entity, operations]) =>
  'update' in operations && 'get' in operations
    ? [{ entity, record: outputOf(operations.get), draft: draftOf(operations) }]
    : [],
)

describe('every field has a name in every language', () => {
  test('the contract has registers', () => {
    expect(registers.length).toBeGreaterThanOrEqual(9)
  })

  test.each(registers)('of the record $entity, as its history shows it', ({ entity, record }) => {
    const hidden = ['id', 'revision', 'reference']
    const names = Object.keys(propertiesOf(record)).filter((name) => !hidden.includes(name))
    expect(names.filter((name) => !isNamed(entity, name))).toEqual([])
  })

  test.each(registers)('of the form of $entity, entries of lists included', ({ entity, draft }) => {
    const paths = pathsOf(draft, []).filter((path) => path.at(-1) !== 'id')
    expect(paths.map((path) => path.join('-')).filter((key) => !isNamed(entity, key))).toEqual([])
  })
})

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

function isNamed(entity: string, key: string): boolean {
  const last = key.slice(key.lastIndexOf('-') + 1)
  return hasWords(`${kebab(entity)}:field.${key}`) || hasWords(`design:field.${last}`)
}

function outputOf(operation: object): JsonSchema {
  return schemaOf(operation, 'outputSchema', 'output')
}

function draftOf(operations: object): JsonSchema {
  if ('create' in operations) return schemaOf(operations.create, 'inputSchema', 'input')
  const update = 'update' in operations ? schemaOf(operations.update, 'inputSchema', 'input') : {}
  return update.properties?.changes ?? {}
}

function schemaOf(
  operation: unknown,
  side: 'inputSchema' | 'outputSchema',
  io: 'input' | 'output',
): JsonSchema {
  const definition: unknown = Reflect.get(Object(operation), '~orpc')
  const schema: unknown = Reflect.get(Object(definition), side)
  if (!(schema instanceof z.ZodType)) throw new Error(`an operation without ${side}`)
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
}

/** The way to every field of a form, through lists and through what may be missing. */
function pathsOf(schema: JsonSchema, way: readonly string[]): (readonly string[])[] {
  const here = Object.entries(propertiesOf(schema)).flatMap(([name, inner]) => {
    const path = [...way, name]
    return [path, ...pathsOf(inner, path)]
  })
  return here
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const choices = [schema, ...(schema.anyOf ?? [])]
  return Object.assign(
    {},
    ...choices.flatMap((choice) => [choice.properties ?? {}, choice.items?.properties ?? {}]),
  )
}
