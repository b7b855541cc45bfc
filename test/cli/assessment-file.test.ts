import { describe, expect, test } from 'vitest'
import { AssessmentFile } from '../../src/main/cli/commands/assess-breach.ts'

describe('a file of facts', () => {
  test('says yes and no as JSON does, and what is not known as null', () => {
    const { facts } = AssessmentFile.parse({
      facts: { deletionConfirmed: true, alreadyPublic: false, encryption: null, volume: 12 },
    })
    expect(facts).toEqual({
      deletionConfirmed: 'yes',
      alreadyPublic: 'no',
      encryption: 'unknown',
      volume: 12,
    })
  })

  test('leaves out a factor of ENISA’s score by null too', () => {
    const { enisa } = AssessmentFile.parse({ enisa: { dpc: 3, ei: null, malicious: true } })
    expect(enisa).toMatchObject({ dpc: 3, ei: undefined, malicious: 0.5 })
  })

  test('keeps to its three parts', () => {
    expect(() => AssessmentFile.parse({ fact: {} })).toThrow('fact')
  })
})
