import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { cite } from '#shared/kernel/citation.ts'
import { type Language, languages, type Message } from '#shared/kernel/message.ts'
import { readableParams } from './readable.ts'

/** The words of the chosen language. */
export interface Words {
  /** `namespace:path` to words; of several keys the first that has words wins. */
  readonly t: TFunction
  /** What the engine said, in words. */
  readonly say: (message: Message) => string
  /** The word of a code. */
  readonly code: (list: string, key: string) => string
  /** An article as lawyers of the language write it. */
  readonly cited: (citation: string) => string
  readonly language: Language
}

export function useWords(): Words {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const say = useCallback(
    (message: Message) => t(message.key, { ...readableParams(message.params, language) }),
    [t, language],
  )
  const code = useCallback((list: string, key: string) => t(`codes:${list}.${key}`), [t])
  const cited = useCallback((citation: string) => cite(citation, language), [language])
  return { t, say, code, cited, language }
}

function languageOf(tag: string): Language {
  return languages.find((language) => tag.startsWith(language)) ?? 'en'
}
