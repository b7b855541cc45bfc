import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '#shared/kernel/message.ts'

type Words = { readonly [key: string]: string | Words }

const folder = join(import.meta.dirname, '../../../resources/locales')

/** The namespaces of a language, by file. */
export function namespacesOf(language: string): string[] {
  return readdirSync(join(folder, language))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .sort()
}

/** The words of a namespace by their whole key: `form.save`. */
export function wordsOf(language: string, namespace: string): Map<string, string> {
  const words: Words = JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8'))
  return new Map(leaves(words, ''))
}

/** Every namespace of a language as it stands in its file. */
export function rawWordsOf(language: string): Record<string, Words> {
  const read = (namespace: string) => readFileSync(join(folder, language, `${namespace}.json`), 'utf8')
  return Object.fromEntries(namespacesOf(language).map((name) => [name, JSON.parse(read(name)) as Words]))
}

/** Whether a `namespace:path` has words in every language, plural forms included. */
export function hasWords(key: string): boolean {
  const [namespace = '', path = ''] = key.split(':')
  return languages.every((language) => {
    if (!namespacesOf(language).includes(namespace)) return false
    const words = wordsOf(language, namespace)
    return words.has(path) || words.has(`${path}_other`)
  })
}

function* leaves(words: Words, prefix: string): Generator<[string, string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') yield [prefix + key, value]
    else yield* leaves(value, `${prefix}${key}.`)
  }
}
