import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultStatus } from '#shared/kernel/faults.ts'
import { languages } from '#shared/kernel/message.ts'
import { hasWords, namespacesOf, wordsOf } from './locales.ts'

const root = join(import.meta.dirname, '../../..')
const law = join(root, 'resources/law')

describe('the languages say the same', () => {
  test.each(languages)('%s has every namespace that English has', (language) => {
    expect(namespacesOf(language)).toEqual(namespacesOf('en'))
  })

  test.each(namespacesOf('en'))('%s has the same keys in each language', (namespace) => {
    const english = keysWithoutPlurals('en', namespace)
    for (const language of languages) expect(keysWithoutPlurals(language, namespace)).toEqual(english)
  })

  test.each(namespacesOf('en'))('%s names the same parameters in each language', (namespace) => {
    const english = wordsOf('en', namespace)
    for (const language of languages) {
      for (const [key, text] of wordsOf(language, namespace)) {
        const model = english.get(key)
        // A language may spell out the one of its singular form.
        if (model === undefined || key.endsWith('_one')) continue
        expect({ key, params: paramsOf(text) }).toEqual({ key, params: paramsOf(model) })
      }
    }
  })

  test.each(namespacesOf('en'))('%s groups the digits of every count', (namespace) => {
    for (const language of languages)
      for (const [key, text] of wordsOf(language, namespace))
        expect({ key, plain: text.match(/\{\{(count|shown)\}\}/)?.[0] }).toEqual({ key, plain: undefined })
  })

  test.each(namespacesOf('fr'))('%s holds French punctuation to the word before it', (namespace) => {
    for (const [key, text] of wordsOf('fr', namespace))
      expect({ key, loose: text.match(/ [;:!?»]|« /)?.[0] }).toEqual({ key, loose: undefined })
  })

  test.each(namespacesOf('en'))(
    '%s puts no country behind a word that its name would inflect',
    (namespace) => {
      for (const language of ['de', 'fr'] as const)
        for (const [key, text] of wordsOf(language, namespace))
          expect({ key, fixed: text.match(/\p{L}+ \{\{country\}\}/u)?.[0] ?? 'none' }).toEqual({
            key,
            fixed: expect.stringMatching(/^(none|nennt .*|indique .*)$/),
          })
    },
  )

  test.each(namespacesOf('en'))('%s has no empty words', (namespace) => {
    for (const language of languages) {
      for (const [key, text] of wordsOf(language, namespace))
        expect(`${key}: ${text.trim()}`).not.toMatch(/: $/)
    }
  })
})

describe('what the engine may say has words', () => {
  test.each(codeKeys())('the code %s', (key) => {
    expect(hasWords(`codes:${key}`)).toBe(true)
  })

  test('no code has words that no list knows', () => {
    expect([...wordsOf('en', 'codes').keys()].sort()).toEqual([...codeKeys()].sort())
  })

  test.each(Object.keys(faultStatus))('the fault %s: what happened and what to do', (code) => {
    expect(hasWords(`faults:${code}.title`)).toBe(true)
    expect(hasWords(`faults:${code}.help`)).toBe(true)
  })

  test.each(issueKeys())('the input issue %s', (key) => {
    expect(hasWords(`faults:issue.${key}`)).toBe(true)
  })
})

describe('what the window asks for has words', () => {
  const asked = literalKeys()

  test('the search for keys finds them', () => {
    expect(asked.length).toBeGreaterThan(200)
  })

  test.each(asked)('%s', (key) => {
    expect(hasWords(key)).toBe(true)
  })
})

/** French parts it from the word before; what stands before a colon in the sources is somebody's words or a label. */
test('the window leaves the colon to the language', () => {
  const colons = /\}: (?:\{[^ \n]|<)|\}: \$\{|\}:\{' '\}/g
  expect(colons.test('{label}: {value}')).toBe(true)
  expect(sources('src/renderer').flatMap((text) => text.match(colons) ?? [])).toEqual([])
})

/** Plural forms differ between languages; their stem does not. */
function keysWithoutPlurals(language: string, namespace: string): string[] {
  const stems = [...wordsOf(language, namespace).keys()].map((key) => key.replace(/_(one|many|other)$/, ''))
  return [...new Set(stems)].sort()
}

function paramsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? ''))].sort()
}

function codeKeys(): string[] {
  const lists = (folder: string, suffix: string) =>
    readdirSync(join(law, folder)).flatMap((file) => {
      const list = file.replace('.json', '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      const codes: object = JSON.parse(readFileSync(join(law, folder, file), 'utf8'))
      return Object.keys(codes).map((code) => `${list}${suffix}.${code}`)
    })
  return [...lists('codes', ''), ...lists('states', 'State')]
}

/** Keys of wrong places that engine and forms name in their sources. */
function issueKeys(): string[] {
  const keys = sources('src').flatMap((text) => [
    ...[...text.matchAll(/issues: \[\{[^\]]*?key: '(\w+)'/gs)].map(([, key]) => key ?? ''),
    ...[...text.matchAll(/\? \{ key: '(\w+)'|return \{ key: '(\w+)'/g)].map(
      ([, one, other]) => one ?? other ?? '',
    ),
  ])
  return [...new Set(keys)].sort()
}

/** Whole `namespace:path` keys in the sources of the window; those that are put together are tested with their lists. */
function literalKeys(): string[] {
  const namespaces = new Set(namespacesOf('en'))
  const keys = sources('src/renderer').flatMap((text) =>
    [...text.matchAll(/['"`]([a-z][a-z-]*):([A-Za-z][\w.-]*)['"`]/g)]
      .filter(([, namespace = '']) => namespaces.has(namespace))
      .map(([, namespace = '', path = '']) => `${namespace}:${path}`),
  )
  return [...new Set(keys)].filter((key) => !isPrefix(key)).sort()
}

/** `design:clock.state` alone stands for the keys below it. */
function isPrefix(key: string): boolean {
  const [namespace = '', path = ''] = key.split(':')
  return [...wordsOf('en', namespace).keys()].some((known) => known.startsWith(`${path}.`))
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
}
