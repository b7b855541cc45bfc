import { expect, test } from 'vitest'
import { openWords } from '#engine/language/index.ts'
import { languages } from '#shared/kernel/message.ts'
import { wordsOf as localeWords } from '../../renderer/words/locales.ts'
import { resourcesDir } from '../../support/open-test-store.ts'
import { form } from './filled.ts'

const wordsOf = openWords(resourcesDir)
const rules = [
  ...['missing', 'notAsked', 'unknownField', 'notText', 'notOption', 'notOptions', 'optionNotNow', 'notFlag'],
  ...['notInstant', 'notDay', 'notNumber', 'notLines', 'notCountries', 'notPerCountry', 'otherCountry'],
  ...['tooEarly', 'notAsMany'],
]
const keys = [
  'edpb-form:mark',
  ...rules.map((rule) => `edpb-form:issue.${rule}`),
  ...form.fields.flatMap(({ number, section, options }) => [
    `edpb-form:section.${section}`,
    `edpb-form:field.${number}`,
    ...Object.values(options).map((key) => `edpb-form:option.${number}.${key}`),
  ]),
]

test.each(languages)(
  'every section, field, answer and rule of the form has words in %s',
  async (language) => {
    const { text } = await wordsOf(language)
    expect(keys.length).toBeGreaterThan(340)
    // A text that is missing shows as its key.
    expect(keys.filter((key) => key.endsWith(text(key)))).toEqual([])
  },
)

test('no words stand for a field or an answer that the form does not have', () => {
  const known = new Set(keys.map((key) => key.replace('edpb-form:', '')))
  const said = [...localeWords('en', 'edpb-form').keys()].filter((key) =>
    /^(section|field|option)\./.test(key),
  )
  expect(said.filter((key) => !known.has(key))).toEqual([])
})
