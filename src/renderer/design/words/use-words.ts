import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages, type Message } from '#shared/kernel/message.ts'

/** The words of the chosen language. */
export interface Words {
  /** `namespace:path` to words; of several keys the first that has words wins. */
  readonly t: TFunction
  /** What the engine said, in words. */
  readonly say: (message: Message) => string
  /** The word of a code. */
  readonly code: (list: string, key: string) => string
  readonly language: Language
}

export function useWords(): Words {
  const { t, i18n } = useTranslation()
  const say = useCallback((message: Message) => t(message.key, { ...message.params }), [t])
  const code = useCallback((list: string, key: string) => t(`codes:${list}.${key}`), [t])
  return { t, say, code, language: languageOf(i18n.language) }
}

function languageOf(tag: string): Language {
  return languages.find((language) => tag.startsWith(language)) ?? 'en'
}
