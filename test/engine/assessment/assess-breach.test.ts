import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assessBreach,
  criteriaInForce,
  loadBreachCriteria,
  type SaidFacts,
} from '#engine/assessment/index.ts'
import { Day } from '#shared/kernel/dates.ts'
import { resourcesDir } from '../../support/open-test-store.ts'
import { cases } from './cases.ts'

const criteria = criteriaInForce(loadBreachCriteria(resourcesDir), Day.parse('2026-11-22'))

describe('a breach is assessed from its facts', () => {
  test.each(cases)('$title', ({ facts, authority, people }) => {
    const { authority: a, people: p } = assessBreach(facts, criteria)
    expect({ authority: a, people: p }).toEqual({ authority, people })
  })

  test('Switzerland asks for a notification of a likely high risk only', () => {
    const envelope = cases.find(({ title }) => title.startsWith('case 16'))
    expect(assessBreach(envelope?.facts ?? {}, criteria, 'ch').authority).toBe('notRequired')
  })

  test('a high risk that later measures have removed is told to the authority alone (Art. 34(3)(b))', () => {
    const stolen = {
      ...cases.find(({ title }) => title.startsWith('case 7'))?.facts,
      laterMeasures: 'highRiskRemoved',
    }
    const { authority, people, reasons } = assessBreach(stolen, criteria)
    expect({ authority, people }).toEqual({ authority: 'required', people: 'notRequired' })
    expect(reasons.map(({ message }) => message.article)).toContain('GDPR Art. 34(3)(b)')
  })

  test('people who cannot be reached one by one are told in public (Art. 34(3)(c))', () => {
    const theft = {
      ...cases.find(({ title }) => title.startsWith('case 7'))?.facts,
      communicationEffort: 'disproportionate',
    }
    const { people, reasons } = assessBreach(theft, criteria)
    expect(people).toBe('required')
    expect(reasons.map(({ message }) => message.key)).toContain('assessment:publicCommunication')
  })

  test.each(cases)('$title: each reason cites what it rests on', ({ facts }) => {
    const { reasons } = assessBreach(facts, criteria)
    expect(reasons.filter(({ message }) => message.article === null)).toEqual([])
  })

  test('the facts that would decide are named', () => {
    const { openFacts } = assessBreach(
      {
        nature: ['confidentiality'],
        unauthorisedAccess: 'possible',
        intent: 'malicious',
        identityData: 'official',
        encryption: 'unknown',
        key: 'safe',
      },
      criteria,
    )
    expect(openFacts).toEqual(['encryption'])
  })

  test('a likely access counts although only a loss of availability is ticked', () => {
    const { warnings, authority } = assessBreach(
      {
        nature: ['availability'],
        unauthorisedAccess: 'likely',
        intent: 'malicious',
        specialCategories: 'revealed',
        timeToRestore: 1,
        effectOnPeople: 'none',
      },
      criteria,
    )
    expect(authority).toBe('required')
    expect(warnings.map(({ key }) => key)).toEqual(['assessment:alsoAffected.confidentiality'])
  })

  test('a fact or a value that nobody knows is refused with those that there are', () => {
    expect(() => assessBreach({ encrypton: 'strong' }, criteria)).toThrow('invalid-input')
    expect(() => assessBreach({ encryption: 'yes' }, criteria)).toThrow('invalid-input')
    expect(() => assessBreach({ toString: 'strong' }, criteria)).toThrow('invalid-input')
    expect(() => assessBreach({ volume: -1 }, criteria)).toThrow('invalid-input')
  })
})

describe('what is not known', () => {
  test('is never the reason for not notifying: no way to learn it turns a verdict round', () => {
    fc.assert(
      fc.property(facts(), ({ known, all }) => {
        const before = assessBreach(known, criteria)
        const after = assessBreach(all, criteria)
        for (const about of ['authority', 'people'] as const) {
          if (before[about] !== 'undetermined') expect(after[about]).toBe(before[about])
          expect(after[about]).not.toBe('undetermined')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a fact that turns out graver never makes the breach more harmless', () => {
    fc.assert(
      fc.property(facts(), fc.nat(), fc.nat(), ({ all }, which, by) => {
        const single = Object.entries(criteria.facts).filter(([, { several }]) => !several)
        const [name, { values }] = single[which % single.length] ?? single[0] ?? raise()
        const now = values.indexOf(String(all[name]))
        const graver = values[Math.min(now + 1 + (by % values.length), values.length - 1)] ?? ''
        const before = assessBreach(all, criteria)
        const after = assessBreach({ ...all, [name]: graver }, criteria)
        for (const about of ['authority', 'people'] as const) {
          if (before[about] === 'required') expect(after[about]).toBe('required')
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** A file of facts: all of them, and the same with some not known. */
function facts(): fc.Arbitrary<{ all: SaidFacts; known: SaidFacts }> {
  const rules = Object.entries(criteria.facts)
  const value = Object.fromEntries(
    rules.map(([name, { values, several }]) => [
      name,
      several ? fc.subarray(values, { minLength: 1 }) : fc.constantFrom(...values),
    ]),
  )
  return fc
    .tuple(fc.record(value), fc.array(fc.boolean(), { minLength: rules.length, maxLength: rules.length }))
    .map(([all, hidden]) => ({
      all,
      known: Object.fromEntries(
        Object.entries(all).map(([name, said], place) => [name, hidden[place] ? 'unknown' : said]),
      ),
    }))
}

function raise(): never {
  throw new Error('no facts')
}
