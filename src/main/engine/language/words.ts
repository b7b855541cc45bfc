import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInstance, type TFunction } from 'i18next'
import { type Language, languages, type Message } from '#shared/kernel/message.ts'

/** All texts of one language: by key, and of the messages that the engine says without words. */
export interface Words {
  readonly language: Language
  /** `namespace:path.to.text` with its parameters. A missing text is a bug and shows as its key. */
  readonly text: (key: string, params?: Readonly<Record<string, string | number | boolean | null>>) => string
  readonly message: (message: Message) => string
  /** The name of a country by its ISO 3166-1 code. */
  readonly country: (code: string) => string
  /** What a text is about and the text, with the colon as the language sets it. */
  readonly pair: (label: string, said: string) => string
}

/** Texts of every language that is asked for, each read once. */
export type WordsOf = (language: Language) => Promise<Words>

/**
 * The texts of `locales/<language>/*.json`, a namespace a file.
 * @param resourcesDir the folder that holds `locales`
 */
export function openWords(resourcesDir: string): WordsOf {
  const loaded = new Map<Language, Promise<Words>>()
  return (language) => {
    const known = loaded.get(language)
    if (known !== undefined) return known
    const words = load(resourcesDir, language)
    loaded.set(language, words)
    return words
  }
}

async function load(resourcesDir: string, language: Language): Promise<Words> {
  const folder = join(resourcesDir, 'locales', language)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const namespaces = await Promise.all(
    files.map(
      async (name) => [name.slice(0, -5), JSON.parse(await readFile(join(folder, name), 'utf8'))] as const,
    ),
  )
  const instance = createInstance()
  const t: TFunction = await instance.init({
    lng: language,
    ns: namespaces.map(([namespace]) => namespace),
    supportedLngs: [...languages],
    resources: { [language]: Object.fromEntries(namespaces) },
    interpolation: { escapeValue: false },
  })
  const countries = new Intl.DisplayNames([language], { type: 'region' })
  // What is typed in place of a code stays as it is.
  const country = (code: string) =>
    /^[a-z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code
  const text: Words['text'] = (key, params) => String(t(key, { ...params }))
  return {
    language,
    text,
    message: ({ key, params }) =>
      text(
        key,
        typeof params.country === 'string' ? { ...params, country: country(params.country) } : params,
      ),
    country,
    pair: (label, said) => `${label}${text('design:colon')}${said}`,
  }
}
