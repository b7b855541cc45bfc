import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#shared/kernel/message.ts'

/** Says a key such as `app:entrance.create`, or the first of several that has words, as the window does. */
export type Say = (
  keys: string | readonly string[],
  params?: Readonly<Record<string, string | number>>,
) => string

const locales = join(import.meta.dirname, '..', '..', '..', 'resources', 'locales')

/** The words of the window, read from the files that it shows. A key without words is a mistake of the test. */
export function wordsOf(language: Language): Say {
  const namespaces = new Map<string, unknown>()
  const find = (key: string): unknown => {
    const [namespace = '', path = ''] = key.split(':')
    const words = namespaces.get(namespace) ?? readWords(language, namespace)
    namespaces.set(namespace, words)
    return path.split('.').reduce((part: unknown, name) => Object(part)[name], words)
  }
  return (keys, params = {}) => {
    const found = [keys]
      .flat()
      .map(find)
      .find((words) => typeof words === 'string')
    if (typeof found !== 'string') throw new Error(`no words for ${String(keys)} in ${language}`)
    return found.replaceAll(/\{\{(\w+)(, number)?\}\}/g, (_, name, isNumber) => {
      const value = params[name] ?? ''
      return isNumber && typeof value === 'number' ? value.toLocaleString(language) : String(value)
    })
  }
}

/** The words of one file of a language. */
export function readWords(language: Language, namespace: string): unknown {
  return JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8'))
}
