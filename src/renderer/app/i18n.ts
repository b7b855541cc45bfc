import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '#shared/kernel/message.ts'

/** Words of the window; those of the command line and of documents stay out of it. */
const files = import.meta.glob<Readonly<Record<string, unknown>>>(
  ['../../../resources/locales/*/*.json', '!**/cli.json', '!**/report.json'],
  { eager: true, import: 'default' },
)

const storageKey = 'wardbook-language'

/** All words, one namespace a file, in the language that was chosen last or that the machine speaks. */
export async function startWords(): Promise<i18n> {
  const resources: Resource = {}
  for (const [path, words] of Object.entries(files)) {
    const [language = '', file = ''] = path.split('/').slice(-2)
    resources[language] = { ...resources[language], [file.replace('.json', '')]: words }
  }
  await i18next.use(initReactI18next).init({
    resources,
    lng: chosenLanguage(),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = i18next.language
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
    localStorage.setItem(storageKey, language)
  })
  return i18next
}

function chosenLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages]
  return (
    languages.find((language) => wanted.find((tag) => tag !== null && isOurs(tag))?.startsWith(language)) ??
    'en'
  )
}

function isOurs(tag: string): boolean {
  return languages.some((language) => tag.startsWith(language))
}
