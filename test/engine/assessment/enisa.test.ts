import { expect, test } from 'vitest'
import {
  type ChosenFactors,
  criteriaInForce,
  enisaSeverity,
  loadBreachCriteria,
  loadEnisaMethod,
} from '#engine/assessment/index.ts'
import { Day } from '#shared/kernel/dates.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

const criteria = criteriaInForce(loadBreachCriteria(resourcesDir), Day.parse('2026-11-22'))
const method = loadEnisaMethod(resourcesDir)
const none = { confidentiality: 0, integrity: 0, availability: 0, malicious: 0 }

test.each([
  [
    'a hospital’s ransomware',
    { ...none, dpc: 4, ei: 0.75, availability: 0.25, malicious: 0.5 },
    3.75,
    'high',
  ],
  ['a salary sent to a colleague', { ...none, dpc: 3, ei: 1, confidentiality: 0.25 }, 3.25, 'high'],
  ['an encrypted laptop', { ...none, dpc: 1, ei: 0.25 }, 0.25, 'low'],
  ['a newsletter with visible recipients', { ...none, dpc: 1, ei: 1, confidentiality: 0.25 }, 1.25, 'low'],
  ['the lower end of medium', { ...none, dpc: 2, ei: 1 }, 2, 'medium'],
  ['the upper end of medium', { ...none, dpc: 3, ei: 0.75, confidentiality: 0.5 }, 2.75, 'medium'],
  ['the lower end of very high', { ...none, dpc: 4, ei: 1 }, 4, 'very_high'],
  [
    'everything',
    { dpc: 4, ei: 1, confidentiality: 0.5, integrity: 0.5, availability: 0.5, malicious: 0.5 },
    6,
    'very_high',
  ],
] as const)('ENISA scores %s', (_, chosen, score, band) => {
  const severity = enisaSeverity(chosen, {}, method, criteria)
  expect({ score: severity.score, band: severity.band }).toEqual({ score, band })
})

test.each<[string, ChosenFactors]>([
  ['a level between two', { dpc: 2.5 }],
  ['a level beyond the last', { ei: 1.25 }],
  ['points that the method does not give', { confidentiality: 1 }],
])('%s is refused', (_, chosen) => {
  expect(() => enisaSeverity(chosen, {}, method, criteria)).toThrow('invalid-input')
})

test('an aspect that is said not to be affected has no points', () => {
  const facts = {
    nature: ['availability'],
    specialCategories: 'revealed',
    intent: 'malicious',
    timeToRestore: 'days',
  }
  expect(enisaSeverity({}, facts, method, criteria)).toMatchObject({ score: 4.75, band: 'very_high' })
})

test('what is not chosen is proposed from the facts, and what they do not tell leaves no score', () => {
  const facts = {
    specialCategories: 'revealed',
    unauthorisedAccess: 'certain',
    recipient: 'public',
    intent: 'malicious',
    alteration: 'none',
    timeToRestore: 10,
    volume: 5000,
  }
  const { score, band, flags } = enisaSeverity({}, facts, method, criteria)
  expect({ score, band }).toEqual({ score: 5, band: 'very_high' })
  expect(flags.map(({ key }) => key)).toEqual(['enisa:flag.many'])
  const unsaid = enisaSeverity({ dpc: 4 }, { ...facts, timeToRestore: 'unknown' }, method, criteria)
  expect(unsaid).toMatchObject({ score: null, band: null })
  expect(unsaid.factors.filter(({ value }) => value === null).map(({ factor }) => factor)).toEqual([
    'availability',
  ])
})
