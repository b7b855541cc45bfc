import { SegmentedControl } from '@mantine/core'
import i18next from 'i18next'
import { languages } from '#shared/kernel/message.ts'
import { useWords } from '../words/use-words.ts'

/** The language of the window; changes at once. */
export function LanguageSwitch({ full = false }: { readonly full?: boolean }) {
  const { t, language } = useWords()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app:settings.language')}
      value={language}
      onChange={(next) => void i18next.changeLanguage(next)}
      data={languages.map((value) => ({
        value,
        label: full ? t(`app:language.${value}`) : value.toUpperCase(),
      }))}
    />
  )
}
