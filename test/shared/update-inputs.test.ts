import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { contract } from '#shared/contract/index.ts'
import { idPrefixes } from '#shared/kernel/ids.ts'

const updates = Object.entries(contract).flatMap(([feature, operations]) => {
  const update: unknown = Object.entries(operations).find(([name]) => name === 'update')?.[1]
  return isContractProcedure(update) ? [{ feature, schema: update['~orpc'].inputSchema as z.ZodType }] : []
})

test.each(updates)('an update of $feature leaves what it does not name as it is', ({ schema }) => {
  const input = idPrefixes
    .map((prefix) => ({ id: `${prefix}_${'0'.repeat(26)}`, revision: 1, changes: {} }))
    .find((candidate) => schema.safeParse(candidate).success)
  expect(schema.parse(input)).toMatchObject({ changes: {} })
  expect(Object.keys(z.object({ changes: z.looseObject({}) }).parse(schema.parse(input)).changes)).toEqual([])
})

test('every register has an update', () => {
  expect(updates.map(({ feature }) => feature)).toContain('organisation')
  expect(updates.length).toBeGreaterThanOrEqual(10)
})
