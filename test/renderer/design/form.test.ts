import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { issuesByPath, issuesOf, standingIssues } from '../../../src/renderer/design/form/issues.ts'
import { at, type Lens, pathName, wordKey } from '../../../src/renderer/design/form/lens.ts'
import { changesOf } from '../../../src/renderer/design/form/use-draft.ts'
import { fieldChanges } from '../../../src/renderer/design/history/changes.ts'
import { blankDraft } from '../../../src/renderer/design/register/blank-draft.ts'
import { schemaOf } from '../../../src/renderer/design/register/schema-of.ts'
import { rowMove } from '../../../src/renderer/design/table/row-move.ts'
import { typedNumber, wholeNumberIn } from '../../../src/renderer/design/words/whole-number.ts'
import { breachSchema, keptBreachSchema } from '../../../src/renderer/features/breach/sections.tsx'

const activity = schemaOf(contract.processingActivity.create)
const vendor = schemaOf(contract.vendor.create)

describe('a draft', () => {
  test('a new one has the defaults of the contract and empty texts where something must be typed', () => {
    const draft = blankDraft(activity, { name: '' })
    expect(draft).toMatchObject({ name: '', kind: 'controller', status: 'draft', purposes: [] })
    expect(draft.dpia).toEqual({ criteria: [], necessity: 'undetermined', reason: '' })
  })

  test('only fields that differ are changes, whatever their depth', () => {
    const base = blankDraft(activity, { name: '' })
    const typed = { ...base, name: 'Payroll', dpia: { ...base.dpia, criteria: ['largeScale' as const] } }
    expect(Object.keys(changesOf(base, typed))).toEqual(['name', 'dpia'])
    expect(changesOf(base, { ...base, dpia: { ...base.dpia } })).toEqual({})
  })

  test('a change deep inside replaces every level above it and nothing else', () => {
    const seen: unknown[] = []
    const whole: Lens<{ a: { b: number; c: number }; d: number }> = {
      value: { a: { b: 1, c: 2 }, d: 3 },
      path: [],
      set: (next) => seen.push(next),
    }
    at(at(whole, 'a'), 'b').set(9)
    expect(seen).toEqual([{ a: { b: 9, c: 2 }, d: 3 }])
    expect(whole.value.a.b).toBe(1)
  })

  test('entries of a list share their words and have names of their own', () => {
    const path = ['purposes', 3, 'legalBasis']
    expect(pathName(path)).toBe('purposes.3.legalBasis')
    expect(wordKey(path)).toBe('purposes-legalBasis')
  })
})

describe('errors', () => {
  const issuesIn = (schema: typeof vendor | typeof activity, values: object) => {
    const checked = schema.safeParse(values)
    return checked.error === undefined ? new Map() : issuesByPath(issuesOf(checked.error, values))
  }

  test('what is missing is called missing, in whatever way the schema finds out', () => {
    const draft = {
      ...blankDraft(activity, { name: '' }),
      transfers: [{ country: '', recipient: '', tool: null, safeguards: '' }],
    }
    const issues = issuesIn(activity, draft)
    expect(issues.get('name')).toMatchObject({ key: 'required' })
    expect(issues.get('transfers.0.country')).toMatchObject({ key: 'required' })
  })

  test('a wrong address says that it is an address', () => {
    const issues = issuesIn(vendor, {
      ...blankDraft(vendor, { name: '' }),
      name: 'A',
      contactEmail: 'nobody',
      website: 'ftp://x',
    })
    expect(issues.get('contactEmail')).toMatchObject({ key: 'wrongFormat', params: { format: 'email' } })
    expect(issues.get('website')).toMatchObject({ key: 'wrongFormat', params: { format: 'url' } })
  })

  test('a text that is too long says how long it may be', () => {
    const issues = issuesIn(vendor, { ...blankDraft(vendor, { name: '' }), name: 'x'.repeat(301) })
    expect(issues.get('name')).toMatchObject({ key: 'tooLong', params: { maximum: 300 } })
  })
})

describe('a number of people', () => {
  const draft = { ...blankDraft(breachSchema, { title: '' }), title: 'Lost laptop' }
  const counted = (peopleCount: object) => ({ ...draft, peopleCount })
  const issueOf = (values: object) => {
    const checked = breachSchema.safeParse(values)
    return checked.error && issuesOf(checked.error, values)
  }

  test('is missing where it is called exact or approximate, and only there', () => {
    const missing = [{ path: ['peopleCount', 'value'], key: 'required' }]
    expect(issueOf(counted({ kind: 'exact', value: null }))).toEqual(missing)
    expect(issueOf(counted({ kind: 'approximate', value: null }))).toEqual(missing)
    expect(issueOf(counted({ kind: 'approximate', value: 0 }))).toBeUndefined()
    expect(issueOf(counted({ kind: 'unknown', value: null }))).toBeUndefined()
  })

  test('is refused where it is no whole number, and says the bounds that it leaves', () => {
    const keyOf = (typed: string) => issueOf(counted({ kind: 'exact', value: wholeNumberIn(typed, 'de') }))
    expect(keyOf('1,5')).toMatchObject([{ path: ['peopleCount', 'value'], key: 'notInteger' }])
    expect(keyOf('-5')).toMatchObject([{ key: 'tooSmall', params: { minimum: 0 } }])
    expect(keyOf('9007199254740993')).toMatchObject([
      { key: 'tooBig', params: { maximum: Number.MAX_SAFE_INTEGER } },
    ])
    expect(keyOf('1200')).toBeUndefined()
  })

  test('that was kept as missing still opens in the form', () => {
    const kept = counted({ kind: 'exact', value: null })
    expect(keptBreachSchema.parse(kept).peopleCount).toEqual({ kind: 'exact', value: null })
  })
})

describe('a whole number', () => {
  test('is read as it is typed, with thousands as the language groups them', () => {
    for (const language of ['en', 'de', 'fr'] as const) {
      expect(wholeNumberIn('1200', language)).toBe(1200)
      expect(wholeNumberIn('1 200', language)).toBe(1200)
      expect(wholeNumberIn(typedNumber(1_234_567), language)).toBe(1_234_567)
      expect(wholeNumberIn('-5', language)).toBe(-5)
      expect(wholeNumberIn(' ', language)).toBeNull()
    }
    expect(wholeNumberIn('1,200', 'en')).toBe(1200)
    expect(wholeNumberIn('1.200', 'de')).toBe(1200)
  })

  test('never becomes another number', () => {
    const typed = ['1,5', '2,0', '1.5', '1e3', '12x', '-', '1,20,000', 'about 5']
    expect(typed.map((text) => wholeNumberIn(text, 'en'))).toEqual(typed.map(() => Number.NaN))
    expect(wholeNumberIn('1,200', 'de')).toBeNaN()
    expect(wholeNumberIn('1.200', 'en')).toBeNaN()
  })
})

describe('errors after a change', () => {
  const issues = [
    { path: ['name'], key: 'required' },
    { path: ['transfers', 0, 'country'], key: 'required' },
  ]

  test('an error goes when its field is typed into, others stay', () => {
    const before = { name: '', transfers: [{ country: '' }] }
    expect(standingIssues(issues, before, { ...before, name: 'P' })).toEqual([issues[1]])
  })

  test('an error of an entry goes with the entry', () => {
    const before = { name: '', transfers: [{ country: '' }] }
    expect(standingIssues(issues, before, { ...before, transfers: [] })).toEqual([issues[0]])
  })

  test('nothing moves while no wrong field changes', () => {
    const before = { name: '', transfers: [{ country: '' }], owner: 'A' }
    expect(standingIssues(issues, before, { ...before, owner: 'B' })).toBe(issues)
  })
})

describe('history', () => {
  test('shows what changed, and not what every save moves', () => {
    const before = { name: 'A', revision: 1, updatedAt: '2026-01-01T00:00:00Z', purposes: [] }
    const after = { name: 'B', revision: 2, updatedAt: '2026-01-02T00:00:00Z', purposes: [] }
    expect(fieldChanges({ change: { before, after, note: null } })).toEqual([
      { name: 'name', before: 'A', after: 'B' },
    ])
  })

  test('lists no fields for an entry whose content was erased', () => {
    expect(fieldChanges({ change: null })).toEqual([])
  })
})

describe('keys in a list', () => {
  test('move between rows and stop at both ends', () => {
    expect(rowMove('ArrowDown', 3, 10)).toBe(4)
    expect(rowMove('ArrowUp', 0, 10)).toBe(0)
    expect(rowMove('End', 3, 10)).toBe(9)
    expect(rowMove('PageDown', 3, 10)).toBe(9)
    expect(rowMove('a', 3, 10)).toBeNull()
  })
})
