import { expect, test } from 'vitest'
import { openWords } from '#engine/language/index.ts'
import { Fault, type FaultCode, type FaultParams } from '#shared/kernel/faults.ts'
import { languages } from '#shared/kernel/message.ts'
import { failureLines } from '../../src/main/cli/output.ts'
import { resourcesDir } from '../support/open-test-store.ts'

const wordsOf = openWords(resourcesDir)

test('an input that is refused on the command line says where and why, and speaks of no form', async () => {
  const fault = new Fault('invalid-input', {
    issues: [{ path: ['aware', 'at'], key: 'inFuture' }],
  })
  expect(failureLines(fault, await wordsOf('en'))).toEqual([
    'The input is not accepted (invalid-input)',
    'Correct what is named below and call again. Nothing was changed.',
    '  aware.at: This lies in the future',
  ])
})

test('a country that is typed by its name is named as it was typed', async () => {
  for (const language of languages) {
    const words = await wordsOf(language)
    const missing = (country: string) =>
      words.message({ key: 'deadline:warning.countryMissing', params: { country, known: '' }, article: null })
    expect(missing('Freedonia')).toContain('Freedonia')
    expect(missing('us')).toContain(words.country('US'))
    const fault = new Fault('calendar-unknown', { params: { country: 'Freedonia', region: null } })
    expect(failureLines(fault, words).join()).toContain('calendar-unknown')
  }
})

const refusals: readonly (readonly [FaultCode, FaultParams, string])[] = [
  ['throttled', { seconds: 8 }, '8'],
  ['throttled', { seconds: 1, count: 1 }, '1'],
  ['store-newer', { found: 9, known: 2 }, ''],
  ['store-incomplete', { file: 'store.db' }, 'store.db'],
  ['store-in-use', { user: 'Ben', host: 'laptop-7', since: '2026-03-02' }, 'Ben'],
]

test.each(refusals)(
  '%s says what happened and how to mend it in every language',
  async (code, params, named) => {
    for (const language of languages) {
      const [title = '', help = ''] = failureLines(new Fault(code, { params }), await wordsOf(language))
      expect(title).toMatch(new RegExp(`^\\p{Lu}.* \\(${code}\\)$`, 'u'))
      expect(help).toMatch(/^\S.*\.$/)
      expect(help).toContain(named)
      expect(title + help).not.toMatch(/\{\{|faults:/)
    }
  },
)

test('a pause of a second is told in the singular', async () => {
  const unit = {
    en: ['1 second,', '2 seconds,'],
    de: ['1 Sekunde ', '2 Sekunden '],
    fr: ['1 seconde,', '2 secondes,'],
  }
  for (const language of languages) {
    const words = await wordsOf(language)
    for (const [at, said] of unit[language].entries()) {
      const params = { seconds: at + 1, count: at + 1 }
      expect(failureLines(new Fault('throttled', { params }), words)[1]).toContain(said)
    }
  }
})
