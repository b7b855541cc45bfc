import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { criteriaInForce, loadBreachCriteria } from '#engine/assessment/index.ts'
import { openWords } from '#engine/language/index.ts'
import { Day } from '#shared/kernel/dates.ts'
import { languages } from '#shared/kernel/message.ts'
import {
  AssessmentFile,
  assessmentFrom,
  requireWholePeople,
} from '../../src/main/cli/commands/assess-breach.ts'
import { readJsonObject } from '../../src/main/cli/read-json.ts'
import { resourcesDir } from '../support/open-test-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

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

  test('names the place of what it cannot take', () => {
    const issues = (file: unknown) => expect.objectContaining({ code: 'invalid-input', issues: file })
    const refused = (file: unknown) => expect(() => assessmentFrom(file))
    refused({ fact: {} }).toThrowError(issues([{ path: ['fact'], key: 'unknownField' }]))
    refused({ enisa: { dpc: 'high' } }).toThrowError(issues([{ path: ['enisa', 'dpc'], key: 'wrongType' }]))
    refused({ regime: 'us' }).toThrowError(
      issues([{ path: ['regime'], key: 'notOneOfThese', params: { values: 'eu, uk, ch' } }]),
    )
  })

  test('counts whole people, and hours in parts', () => {
    const { facts } = criteriaInForce(loadBreachCriteria(resourcesDir), Day.parse('2026-03-02'))
    const [outage] = Object.entries(facts).find(([, { unit }]) => unit === 'hours') ?? ['']
    expect(() => requireWholePeople({ volume: 12, [outage]: 1.5 }, facts)).not.toThrow()
    expect(() => requireWholePeople({ volume: 1.5 }, facts)).toThrowError(
      expect.objectContaining({ issues: [{ path: ['facts', 'volume'], key: 'notInteger' }] }),
    )
  })
})

test.each(languages)(
  'a file that holds no JSON object is refused in %s with what is wrong',
  async (language) => {
    const words = await openWords(resourcesDir)(language)
    const folder = temporaryFolder()
    const file = join(folder, 'facts.json')
    const said = async (path: string) => (await readJsonObject(path, words).catch((error) => error)).message
    expect(await said(file)).toBe(words.text('cli:file.missing', { file }))
    mkdirSync(file)
    expect(await said(file)).toBe(words.text('cli:file.folder', { file }))
    const other = join(folder, 'other.json')
    writeFileSync(other, '{ facts }')
    expect(await said(other)).toBe(words.text('cli:file.noJsonAt', { file: other, line: 1, column: 3 }))
    writeFileSync(other, '')
    expect(await said(other)).toBe(words.text('cli:file.noJson', { file: other }))
    writeFileSync(other, '[]')
    expect(await said(other)).toBe(words.text('cli:file.noObject', { file: other }))
    writeFileSync(other, '{ "facts": {} }')
    expect(await readJsonObject(other, words)).toEqual({ facts: {} })
  },
)
