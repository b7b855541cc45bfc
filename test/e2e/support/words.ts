import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#shared/kernel/message.ts'

/** Says a key such as `app:entrance.create` in a language, as the window does. */
export type Say = (key: string) => string

const locales = join(import.meta.dirname, '..', '..', '..', 'resources', 'locales')

/** The words of the window, read from the files that it shows. A key without words is a mistake of the test. */
export function wordsOf(language: Language): Say {
  return (key) => {
    const [namespace = '', path = ''] = key.split(':')
    const words: unknown = JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8'))
    const found = path.split('.').reduce((part: unknown, name) => Object(part)[name], words)
    if (typeof found !== 'string') throw new Error(`no words for ${key} in ${language}`)
    return found
  }
}
