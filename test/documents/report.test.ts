import { describe, expect, test } from 'vitest'
import { buildReport, contentHash, type ReportInput } from '#engine/document/index.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

describe('a report', () => {
  test('has one content hash, whatever the order of its keys', () => {
    const turned = turnKeys(sampleInput('en')) as ReportInput
    expect(Object.keys(turned)).not.toEqual(Object.keys(sampleInput('en')))
    expect(contentHash(buildReport(turned))).toBe(contentHash(sampleReport('en')))
  })

  test('has another hash when a text, a type or the template version changes', () => {
    const hash = contentHash(sampleReport('en'))
    const input = sampleInput('en')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(contentHash(buildReport({ ...input, subtitle: `${input.subtitle} ` }))).not.toBe(hash)
    expect(contentHash(buildReport({ ...input, templateVersion: '2' }))).not.toBe(hash)
    expect(contentHash(buildReport({ ...input, layout: 'compact' }))).not.toBe(hash)
  })

  test('has the same hash when it says what the defaults say', () => {
    const hash = contentHash(sampleReport('en'))
    expect(contentHash(buildReport({ ...sampleInput('en'), layout: 'cover' }))).toBe(hash)
  })

  test.each<readonly [string, ReportInput['sections'][number]['blocks'][number]]>([
    [
      'a field that is no day',
      { type: 'fields', fields: [{ label: 'a', valueType: 'day', value: '2026-02-30' }] },
    ],
    [
      'a field that is no number',
      { type: 'fields', fields: [{ label: 'a', valueType: 'number', value: '1' }] },
    ],
    [
      'a field that is no moment',
      { type: 'fields', fields: [{ label: 'a', valueType: 'instant', value: '2026-03-14' }] },
    ],
    ['a row longer than its header', { type: 'table', columns: [{ title: 'a' }], rows: [['1', '2']] }],
    [
      'a cell of another type',
      { type: 'table', columns: [{ title: 'a', valueType: 'number' }], rows: [['1']] },
    ],
    ['an anchor with a blank', { type: 'heading', level: 1, text: 'a', id: 'a b' }],
  ])('is refused with %s', (_, block) => {
    expect(() => buildReport({ ...sampleInput('en'), sections: [{ blocks: [block] }] })).toThrow()
  })

  test('is refused with one anchor on two headings', () => {
    const heading = { type: 'heading' as const, level: 1 as const, text: 'a', id: 'a' }
    expect(() => buildReport({ ...sampleInput('en'), sections: [{ blocks: [heading, heading] }] })).toThrow(
      /anchor a stands twice/,
    )
  })
})

function turnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnKeys(member)]),
  )
}
