import { describe, expect, test } from 'vitest'
import type { FieldProposal } from '#shared/contract/inventory.ts'
import { classificationOf } from '../../../src/renderer/features/inventory/classification.ts'
import { confidenceWord, filledShare } from '../../../src/renderer/features/inventory/confidence.ts'
import { aField } from './samples.ts'

const proposal: FieldProposal = {
  dataCategory: 'healthDetails',
  specialCategory: 'healthData',
  criminalOffence: false,
  identifier: false,
  confidence: 86,
  reasons: [],
}

describe('a field counts as', () => {
  test('what is proposed while nobody has decided', () => {
    expect(classificationOf(aField({ decision: 'proposed', proposal }))).toMatchObject({
      specialCategory: 'healthData',
      isProposed: true,
    })
  })

  test('what was decided, whatever is proposed', () => {
    const decided = aField({ decision: 'manual', proposal, dataCategory: 'freeText' })
    expect(classificationOf(decided)).toMatchObject({
      dataCategory: 'freeText',
      specialCategory: null,
      isProposed: false,
    })
  })

  test('nothing when the proposal was rejected', () => {
    expect(classificationOf(aField({ decision: 'rejected', proposal })).dataCategory).toBeNull()
  })
})

test.each([
  [99, 'high'],
  [85, 'high'],
  [84, 'medium'],
  [65, 'medium'],
  [64, 'low'],
  [0, 'low'],
] as const)('a confidence of %i %% is %s', (confidence, word) => {
  expect(confidenceWord(confidence)).toBe(word)
})

test('the share of filled values is whole percent, and unknown where nothing was sampled', () => {
  expect(filledShare({ sampled: 3, filled: 2 })).toBe(67)
  expect(filledShare({ sampled: 0, filled: 0 })).toBeNull()
})
