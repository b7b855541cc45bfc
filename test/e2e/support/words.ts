import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '#shared/kernel/message.ts'

/** Says a key such as `app:entrance.create` in a language, as the window does. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string

const locales = join(import.meta.dirname, '..', '..', '..', 'resources', 'locales')

/** The words of the window, read from the files that it shows. A key without words is a mistake of the test. */
export function wordsOf(language: Language): Say {
  const namespaces = new Map<string, unknown>()
  return (key, params = {}) => {
    const [namespace = '', path = ''] = key.split(':')
    if (!namespaces.has(namespace)) {
      const file = join(locales, language, `${namespace}.json`)
      namespaces.set(namespace, JSON.parse(readFileSync(file, 'utf8')))
    }
    const found = path
      .split('.')
      .reduce((part: unknown, name) => Object(part)[name], namespaces.get(namespace))
    if (typeof found !== 'string') throw new Error(`no words for ${key} in ${language}`)
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(params[name] ?? ''))
  }
}

/** The words of a key, or of the next one where it has none, as the window falls back. */
export function firstOf(say: Say, keys: readonly string[]): string {
  for (const key of keys) {
    try {
      return say(key)
    } catch {}
  }
  throw new Error(`no words for any of ${keys.join(', ')}`)
}
