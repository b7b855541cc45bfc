import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Right } from '#shared/contract/codes.ts'
import { Language } from '#shared/kernel/message.ts'

const Phrases = z.array(z.string().min(2)).min(1)

const IntakeFile = z.strictObject({
  languages: z.record(Language, Phrases),
  rights: z.record(
    Right,
    z.strictObject({ articles: z.array(z.int()), en: Phrases, fr: Phrases, de: Phrases }),
  ),
})

/** By what a mail is read: the words that tell its language, and the phrases that speak of a right. */
export interface IntakePhrases {
  readonly languages: ReadonlyMap<Language, RegExp>
  readonly rights: readonly { readonly right: Right; readonly expressions: readonly RegExp[] }[]
}

/** Reads `resources/law/intake.yaml`. */
export function loadIntakePhrases(resourcesDir: string): IntakePhrases {
  const file = IntakeFile.parse(parse(readFileSync(join(resourcesDir, 'law', 'intake.yaml'), 'utf8')))
  const languages = Language.options.map(
    (language) => [language, new RegExp(whole(file.languages[language].join('|')), 'giu')] as const,
  )
  return {
    languages: new Map(languages),
    rights: Right.options.map((right) => {
      const { articles, en, fr, de } = file.rights[right]
      return {
        right,
        expressions: [...articles.map(articleExpression), ...[...en, ...fr, ...de].map(expressionOf)],
      }
    }),
  }
}

/** What of a text speaks of a right, in the text's own words, each once. */
export function wordsThatLead(expressions: readonly RegExp[], text: string): readonly string[] {
  const found = expressions.flatMap((expression) => {
    const words = expression.exec(text)?.[0]
    return words === undefined ? [] : [words.replaceAll(/\s+/g, ' ')]
  })
  return [...new Set(found)].filter(
    (words) => !found.some((other) => other !== words && other.includes(words)),
  )
}

function articleExpression(article: number): RegExp {
  return new RegExp(whole(`(?:art\\.?|article|articles|artikel)\\s*${article}(?!\\d)`), 'iu')
}

/** `copie* ... données` as an expression. */
function expressionOf(phrase: string): RegExp {
  const words = phrase.split(' ')
  const steps = words.map((word, at) => {
    if (word === '...') return '(?:[^\\s.?!]+\\s+){0,6}?'
    return at === words.length - 1 ? wordExpression(word) : `${wordExpression(word)}[,;:"»“]?\\s+`
  })
  return new RegExp(whole(steps.join('')), 'iu')
}

/** `a|b` and open ends; mail programs write the apostrophe of typesetters. */
function wordExpression(word: string): string {
  const literal = word.replaceAll(/[.+?^${}()[\]\\]/g, '\\$&')
  return `(?:${literal.replaceAll('*', '[\\p{L}-]*').replaceAll("'", "['’]")})`
}

/** Nothing of a longer word. */
function whole(expression: string): string {
  return `(?<![\\p{L}\\p{N}])(?:${expression})(?![\\p{L}\\p{N}])`
}
