import type { LackingContent, LetterKind, TemplateProblem } from '#shared/contract/letter.ts'
import type { LetterTemplate, letterTemplateContract } from '#shared/contract/letter-template.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { Words } from '../../language/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import type { LetterParts } from './handlers.ts'
import { lackingIssue } from './lacking-issue.ts'
import { parseTemplate, renderPart, renderTitle, type Values, type Vocabulary } from './template.ts'
import { checkTemplate, vocabularyOf } from './templates.ts'

type Parts = Pick<LetterParts, 'contents' | 'shipped' | 'wordsOf'>

export function letterTemplateHandlers({
  contents,
  shipped,
  wordsOf,
}: Parts): HandlersOf<typeof letterTemplateContract> {
  return {
    list: async (_input, { db }) => ({ templates: await db.all('letterTemplate') }),
    get: async ({ kind, language }, { db }) => {
      const { values, conditions } = vocabularyOf(contents.kinds[kind])
      return {
        own: await ownTemplate(db, kind, language),
        shipped: shipped(kind, language),
        values: [...values],
        conditions: [...conditions],
        parts: contents.kinds[kind].contents.map(({ part, article }) => ({ part, article })),
      }
    },
    preview: async ({ kind, language, text }) => {
      const rule = contents.kinds[kind]
      const { problems, lacking } = checkTemplate(text, rule)
      const vocabulary = vocabularyOf(rule)
      const { template } = parseTemplate(text, vocabulary)
      const values = namedValues(vocabulary, await wordsOf(language))
      const body = template?.parts.map((part) => renderPart(part, values)).filter(Boolean) ?? []
      return {
        problems: [...problems],
        lacking: [...lacking],
        title: template ? renderTitle(template, values) : '',
        text: body.join('\n\n'),
      }
    },
    change: async ({ kind, language, text, revision }, { db, actor }) => {
      const { problems, lacking } = checkTemplate(text, contents.kinds[kind])
      if (problems.length > 0 || lacking.length > 0) throw refusal(problems, lacking)
      const own = await ownTemplate(db, kind, language)
      if (own !== null)
        // Who began with the shipped text did not see what somebody else wrote meanwhile.
        return db.update('letterTemplate', own.id, revision ?? 0, { text, changedBy: actor.label })
      return db.insert('letterTemplate', { kind, language, text, changedBy: actor.label })
    },
    reset: async ({ kind, language, revision }, { db }) => {
      const own = await ownTemplate(db, kind, language)
      if (own !== null) await db.remove('letterTemplate', own.id, revision)
      return {}
    },
  }
}

async function ownTemplate(db: ReadDb, kind: LetterKind, language: Language): Promise<LetterTemplate | null> {
  const [own] = await db.all('letterTemplate', { kind: [kind], language: [language] })
  return own ?? null
}

/** Every value by its name, as a letter in the Union that goes out in time would show it. */
function namedValues({ values, conditions }: Vocabulary, words: Words): Values {
  const holding = ['isEu', 'isTimely', 'hasDueDate']
  return {
    ...Object.fromEntries(values.map((name) => [name, `[${words.text(`letter:value.${name}`)}]`])),
    ...Object.fromEntries(conditions.map((name) => [name, holding.includes(name)])),
  }
}

function refusal(problems: readonly TemplateProblem[], lacking: readonly LackingContent[]): Fault {
  return new Fault('invalid-input', {
    issues: [
      ...problems.map(({ key, line, placeholder }) => ({
        path: ['text'],
        key: `template_${key}`,
        params: { line, placeholder },
      })),
      ...lacking.map((content) => lackingIssue(['text'], content)),
    ],
  })
}
