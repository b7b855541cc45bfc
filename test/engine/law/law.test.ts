import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLaw, ruleInForce, versionOf } from '#engine/law/index.ts'
import { Right } from '#shared/contract/codes.ts'
import { Day } from '#shared/kernel/dates.ts'

const resourcesDir = join(import.meta.dirname, '../../../resources')
const law = loadLaw(resourcesDir)
const on = (text: string) => Day.parse(text)

describe('the rules of the law', () => {
  test('are in force from their day and keep their version', () => {
    const rule = (day: string) => ruleInForce(law, 'uk', 'answerRequest', on(day))
    expect(rule('2018-05-24')).toBeUndefined()
    expect(versionOf(rule('2026-02-04') ?? ({ id: '', effectiveFrom: on('2000-01-01') } as never))).toBe(
      'uk-art12_3@2018-05-25',
    )
    expect(rule('2026-02-05')?.id).toBe('uk-art12A')
  })

  test('have one version a day: no duty starts twice on one day', () => {
    const starts = law.periods.map(({ regime, duty, effectiveFrom }) => `${regime} ${duty} ${effectiveFrom}`)
    expect(new Set(starts).size).toBe(starts.length)
    expect(new Set(law.periods.map(versionOf)).size).toBe(law.periods.length)
  })

  test('have a figure exactly where they have a unit', () => {
    for (const { id, unit, value } of law.periods) expect(value === null, id).toBe(unit === 'none')
  })

  test('have a period for the duty of each right under each regime', () => {
    for (const right of Right.options) {
      for (const regime of ['eu', 'uk', 'ch'] as const) {
        const duty = law.rights[right].duty[regime] ?? ''
        expect(ruleInForce(law, regime, duty, on('2026-06-01')), `${right} ${regime}`).toBeDefined()
      }
    }
  })

  test('take a default, and a cautious position where there is one, among the positions of each dispute', () => {
    for (const [id, dispute] of Object.entries(law.disputes))
      expect(Object.keys(dispute.positions), id).toContain(dispute.default)
    for (const [id, { cautious, positions }] of Object.entries(law.disputes))
      if (cautious !== null) expect(Object.keys(positions), id).toContain(cautious)
  })

  test('a mistyped row is refused when it is loaded, not when a date is needed', () => {
    const copy = mkdtempSync(join(tmpdir(), 'wardbook-law-'))
    try {
      cpSync(join(resourcesDir, 'law'), join(copy, 'law'), { recursive: true })
      const path = join(copy, 'law', 'periods.yaml')
      writeFileSync(path, readFileSync(path, 'utf8').replace('unit: month', 'unit: moon'))
      expect(() => loadLaw(copy)).toThrow('expected one of')
    } finally {
      rmSync(copy, { recursive: true })
    }
  })
})
