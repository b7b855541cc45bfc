import { expect, test } from 'vitest'
import { column } from '../../../src/renderer/design/table/column.ts'
import { yielded } from '../../../src/renderer/design/table/yielded.ts'

const nothing = () => null
const columns = [
  column('reference', nothing, { size: 100 }),
  column('title', nothing, { size: 200, grows: true, cuts: true }),
  column('owner', nothing, { size: 100, yields: 1 }),
  column('department', nothing, { size: 100, yields: 2 }),
  column('changed', nothing, { size: 100, hidden: true, yields: 3 }),
]
const visibility = { changed: false }

test('a list with room for all its columns shows all of them', () => {
  expect(yielded(columns, visibility, 500)).toEqual({})
})

test('columns leave in their order until the others fit', () => {
  expect(yielded(columns, visibility, 499)).toEqual({ owner: false })
  expect(yielded(columns, visibility, 399)).toEqual({ owner: false, department: false })
})

test('columns that never leave stay in a list that is too narrow for them', () => {
  expect(yielded(columns, visibility, 50)).toEqual({ owner: false, department: false })
})
