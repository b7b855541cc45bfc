import { expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import {
  type BreachDecisionDraft,
  breachDecisionSchema,
} from '../../../src/renderer/features/breach/decision-draft.ts'

const draft: BreachDecisionDraft = {
  authorityNotification: 'notRequired',
  dataSubjectNotification: 'notRequired',
  byName: 'Joël Martin',
  function: 'Managing director',
  on: Day.parse('2026-03-03'),
  outcome: 'No notification',
  evidence: 'Minutes of 3 March',
  followsAdvice: true,
  reasonIfNot: '',
}

function refused(values: Partial<BreachDecisionDraft>, needsEvidence = true): PropertyKey[] {
  const { error } = breachDecisionSchema(needsEvidence).safeParse({ ...draft, ...values })
  return error?.issues.flatMap(({ path }) => path) ?? []
}

test('a complete decision is accepted', () => {
  expect(refused({})).toEqual([])
})

test('a decision against the advice needs its reasons', () => {
  expect(refused({ followsAdvice: false })).toEqual(['reasonIfNot'])
  expect(refused({ followsAdvice: false, reasonIfNot: 'The recipients are bound to secrecy' })).toEqual([])
})

test('the data protection officer records a decision of somebody else only with its evidence', () => {
  expect(refused({ evidence: '' })).toEqual(['evidence'])
  expect(refused({ evidence: '' }, false)).toEqual([])
})

test('who decided, in which function, is never left open', () => {
  expect(refused({ byName: ' ', function: '' })).toEqual(['byName', 'function'])
})
