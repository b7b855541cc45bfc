import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#shared/kernel/message.ts'
import { readWords } from './words.ts'

const english = join(import.meta.dirname, '..', '..', '..', 'resources', 'locales', 'en')

/** Texts of the English words that German says differently, and says nowhere itself. */
const known = englishTexts()

/** Of the texts on a German screen those that are English. */
export function englishOnly(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => known.has(text))
}

function englishTexts(): ReadonlySet<string> {
  const german = textsOf('de')
  return new Set([...textsOf('en')].filter((text) => !german.has(text)))
}

function textsOf(language: Language): ReadonlySet<string> {
  return new Set(namespaces().flatMap((namespace) => leaves(readWords(language, namespace))))
}

function namespaces(): string[] {
  return readdirSync(english).map((file) => file.replace('.json', ''))
}

function leaves(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(leaves) : []
}
