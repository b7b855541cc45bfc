import { describe, expect, test } from 'vitest'
import { changedPart } from '../../../src/renderer/features/audit/changed-part.ts'
import { entryParts } from '../../../src/renderer/features/audit/entry-parts.ts'

describe('what an entry shows', () => {
  const bookkeeping = { id: 'vendor_1', revision: 2, updatedAt: '2026-02-01T09:00:00.000Z' }

  test('is each field that changed, those of the form first', () => {
    const change = {
      before: { ...bookkeeping, kept: 'same', later: 1, name: 'Postbridge' },
      after: { ...bookkeeping, revision: 3, kept: 'same', later: 2, name: 'Postbridge Mailing' },
      note: null,
    }
    expect(entryParts({ change }, ['name', 'kept'])).toEqual({
      kind: 'changed',
      parts: [
        { name: 'name', before: 'Postbridge', after: 'Postbridge Mailing' },
        { name: 'later', before: 1, after: 2 },
      ],
    })
  })

  test('is the whole record that was added or removed, without what was empty', () => {
    const record = { ...bookkeeping, name: 'Postbridge', services: '', country: null, tags: [] }
    const parts = [{ name: 'name', before: 'Postbridge', after: 'Postbridge' }]
    const added = { before: null, after: record, note: null }
    expect(entryParts({ change: added }, [])).toEqual({ kind: 'added', parts })
    const removed = { before: record, after: null, note: null }
    expect(entryParts({ change: removed }, [])).toEqual({ kind: 'removed', parts })
  })

  test('is nothing where no record changed, or the words were erased', () => {
    expect(entryParts({ change: { before: null, after: null, note: { size: 3 } } }, [])).toBeNull()
    expect(entryParts({ change: null }, [])).toBeNull()
  })
})

describe('what differs between two texts', () => {
  test.each([
    ['one two three', 'one 2 three', { start: 'one ', before: 'two', after: '2', end: ' three' }],
    ['one two', 'one two three', { start: 'one two', before: '', after: ' three', end: '' }],
    ['', 'all new', { start: '', before: '', after: 'all new', end: '' }],
    ['a a', 'a a a', { start: 'a a', before: '', after: ' a', end: '' }],
    ['same', 'same', { start: 'same', before: '', after: '', end: '' }],
  ])('of %j and %j', (before, after, expected) => {
    const part = changedPart(before, after)
    expect(part).toEqual(expected)
    expect(part.start + part.before + part.end).toBe(before)
    expect(part.start + part.after + part.end).toBe(after)
  })
})
