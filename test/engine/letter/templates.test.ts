import { describe, expect, test } from 'vitest'
import { LetterKind } from '#shared/contract/letter.ts'
import { languages } from '#shared/kernel/message.ts'
import { loadLetterContents } from '../../../src/main/engine/features/letter/contents.ts'
import { checkTemplate, openShippedTemplates } from '../../../src/main/engine/features/letter/templates.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

const contents = loadLetterContents(resourcesDir)
const shipped = openShippedTemplates(resourcesDir)
const every = LetterKind.options.flatMap((kind) => languages.map((language) => ({ kind, language })))
const required = every.flatMap(({ kind, language }) =>
  contents.kinds[kind].contents.map((content) => ({ kind, language, ...content })),
)

describe('a shipped template', () => {
  test.each(every)('$kind in $language can be read and holds what the law asks for', ({ kind, language }) => {
    expect(checkTemplate(shipped(kind, language), contents.kinds[kind])).toEqual({
      problems: [],
      lacking: [],
    })
  })

  test.each(required)(
    '$kind in $language without $part is told that this is missing, and by which article',
    ({ kind, language, part, article }) => {
      const text = shipped(kind, language)
      const without = text.replace(
        new RegExp(`\\{\\{#part\\.${part}\\}\\}[\\s\\S]*?\\{\\{/part\\.${part}\\}\\}\n?`),
        '',
      )
      expect(without).not.toBe(text)
      const { lacking } = checkTemplate(without, contents.kinds[kind])
      expect(lacking).toEqual([{ part, value: null, article }])
    },
  )

  test.each(required.filter(({ answers, states }) => answers.length + states.length > 0))(
    '$kind in $language whose $part does not say its values is told which',
    ({ kind, language, part, answers, states, article }) => {
      const text = shipped(kind, language)
      const values = [...answers, ...states]
      const silent = values.reduce((before, name) => before.replaceAll(`{{${name}}}`, 'nothing'), text)
      const { lacking } = checkTemplate(silent, contents.kinds[kind])
      expect(lacking).toEqual(expect.arrayContaining(values.map((value) => ({ part, value, article }))))
    },
  )
})

describe('a template that cannot be read', () => {
  const rule = contents.kinds.refusal
  const problemsOf = (text: string) => checkTemplate(text, rule).problems

  test.each([
    [
      'a placeholder that nobody knows',
      'Title\n\nDear {{recipentName}},',
      3,
      'recipentName',
      'unknownPlaceholder',
    ],
    [
      'a placeholder that is not closed',
      'Title\n\nDear {{recipientName,\nAna',
      3,
      '{{recipientName,',
      'unclosedTag',
    ],
    ['a condition that is not closed', 'Title\n\n{{#isUk}}\nLondon', 3, 'isUk', 'unclosedSection'],
    ['a condition that was not opened', 'Title\nLondon\n{{/isUk}}', 3, 'isUk', 'unopenedSection'],
    ['a condition that nobody knows', 'Title\n{{#isMoon}}x{{/isMoon}}', 2, 'isMoon', 'unknownPlaceholder'],
    [
      'a part that the letter does not have',
      'Title\n{{#part.fee}}x{{/part.fee}}',
      2,
      'part.fee',
      'unknownPart',
    ],
    [
      'a part that stands twice',
      'Title\n{{#part.reasons}}x{{/part.reasons}}\n{{#part.reasons}}x{{/part.reasons}}',
      3,
      'part.reasons',
      'repeatedPart',
    ],
    [
      'a part inside a condition',
      'Title\n{{#isUk}}\n{{#part.reasons}}x{{/part.reasons}}\n{{/isUk}}',
      3,
      'part.reasons',
      'nestedPart',
    ],
    ['something that would run', 'Title\n{{>file}}', 2, '>file', 'unknownPlaceholder'],
    ['a placeholder of every object', 'Title\n{{constructor}}', 2, 'constructor', 'unknownPlaceholder'],
    ['no title', '\nText', 1, '', 'noTitle'],
  ])('for %s says line and placeholder', (_what, text, line, placeholder, key) => {
    expect(problemsOf(text)).toContainEqual({ line, placeholder, key })
  })

  test('is told every mistake at once, in the order of the lines', () => {
    expect(
      problemsOf('Title {{x}}\n{{#isUk}}\n{{y}}').map(({ line, placeholder }) => [line, placeholder]),
    ).toEqual([
      [1, 'x'],
      [2, 'isUk'],
      [3, 'y'],
    ])
  })
})
