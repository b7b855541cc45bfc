import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { addDays, Day } from '#shared/kernel/dates.ts'
import { kebab } from '../../src/renderer/design/words/kebab.ts'
import { hasWords } from './words/locales.ts'

const features = join(import.meta.dirname, '../../src/renderer/features')

/** What a test looks at of a register's declaration. */
const Declaration = z.object({
  entity: z.string(),
  columns: z.array(z.object({ key: z.string(), sortable: z.boolean().optional() })),
  filters: z.record(z.string(), z.unknown()),
  sections: z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()) })),
  newSections: z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.unknown()) })).optional(),
  views: z.array(z.object({ key: z.string(), filter: z.custom<(today: Day) => object>() })).optional(),
  tabs: z.array(z.object({ key: z.string() })).optional(),
  bulk: z.array(z.object({ key: z.string() })).optional(),
})
type Declaration = z.infer<typeof Declaration>

const declared = await declarations()

describe('a register asks the engine only for what the contract offers', () => {
  test('the screens declare registers', () => {
    expect(declared.map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(['processingActivity', 'system', 'vendor', 'task']),
    )
  })

  test.each(declared)('$entity is filtered by filters of its list', ({ entity, filters, views = [] }) => {
    const { filterNames, filter } = listOf(entity)
    expect(filterNames).toEqual(expect.arrayContaining(Object.keys(filters)))
    const today = Day.parse('2026-02-27')
    for (const view of views) {
      expect(z.fromJSONSchema(filter as never).safeParse(view.filter(today)).error).toBeUndefined()
      expect(Object.keys(view.filter(addDays(today, 1)))).toEqual(Object.keys(view.filter(today)))
      expect(filterNames).toEqual(expect.arrayContaining(Object.keys(view.filter(today))))
    }
  })

  test.each(declared)('$entity is sorted by columns that its list can sort by', ({ entity, columns }) => {
    const sorted = columns.filter(({ sortable }) => sortable).map(({ key }) => key)
    expect(listOf(entity).sortable).toEqual(expect.arrayContaining(sorted))
  })
})

describe('a register has words for all its parts', () => {
  test.each(declared)('$entity', (register) => {
    const namespace = kebab(register.entity)
    const sections = [...register.sections, ...(register.newSections ?? [])]
    const keys = [
      ...['title', 'one', 'new', 'remove', 'empty.title', 'empty.text'],
      ...sections.map(({ key }) => `section.${key}`),
      ...(register.views ?? []).map(({ key }) => `view.${key}`),
      ...(register.tabs ?? []).map(({ key }) => `tab.${key}`),
      ...(register.bulk ?? []).map(({ key }) => `bulk.${key}`),
    ].map((key) => `${namespace}:${key}`)
    expect(keys.filter((key) => !hasWords(key))).toEqual([])
    const labels = [
      ...register.columns.map(({ key }) => key),
      ...sections.flatMap(({ fields }) => Object.keys(fields)),
    ]
    const isNamed = (key: string) =>
      [`${namespace}:field.${key}`, `${namespace}:filter.${key}`, `design:field.${key}`].some(hasWords)
    expect([...labels, ...Object.keys(register.filters)].filter((key) => !isNamed(key))).toEqual([])
  })
})

/** Every register that a feature's `register.tsx` exports. */
async function declarations(): Promise<Declaration[]> {
  const found: Declaration[] = []
  for (const feature of readdirSync(features)) {
    const file = join(features, feature, 'register.tsx')
    if (!existsSync(file)) continue
    const exported: Readonly<Record<string, unknown>> = await import(file)
    for (const value of Object.values(exported)) {
      const declaration = Declaration.safeParse(value)
      if (declaration.success) found.push(declaration.data)
    }
  }
  return found
}

/** What the contract's list of an entity can be narrowed and sorted by. */
function listOf(entity: string) {
  const operations: unknown = Reflect.get(contract, entity)
  const list: unknown = Reflect.get(Object(operations), 'list')
  const schema: unknown = Reflect.get(Object(Reflect.get(Object(list), '~orpc')), 'inputSchema')
  if (!(schema instanceof z.ZodType)) throw new Error(`${entity} has no list`)
  const shape = ListSchema.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  const { filter, sort } = shape.properties
  return {
    filter,
    filterNames: Object.keys(filter.properties),
    sortable: sort.items.properties.column.enum,
  }
}

const ListSchema = z.object({
  properties: z.object({
    filter: z.looseObject({ properties: z.record(z.string(), z.unknown()) }),
    sort: z.object({
      items: z.object({ properties: z.object({ column: z.object({ enum: z.array(z.string()) }) }) }),
    }),
  }),
})
