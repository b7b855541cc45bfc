import type { Language } from '#shared/kernel/message.ts'
import { openWords } from '../language/index.ts'

/** Says a key of the `report` namespace in the report's language. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string

/**
 * The words that the renderers themselves need (page numbers, contents, document hash), from
 * `locales/<language>/report.json`.
 * @param resourcesDir the folder that holds `locales`
 */
export async function loadWords(resourcesDir: string, language: Language): Promise<Words> {
  const words = await openWords(resourcesDir)(language)
  return (key, params) => words.text(`report:${key}`, params)
}
