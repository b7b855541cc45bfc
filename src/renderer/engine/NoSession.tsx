import type { CSSProperties } from 'react'
import * as z from 'zod'

const Words = z.object({
  noSession: z.object({
    title: z.string(),
    lead: z.string(),
    terminal: z.string(),
    tab: z.string(),
    restart: z.string(),
  }),
})

const files = import.meta.glob('../../../resources/locales/*/shell.json', { eager: true, import: 'default' })

/** What a page says that was opened without the one-time address: how to get in. */
export function NoSession() {
  const { noSession } = wordsFor(navigator.languages)
  return (
    <main style={page}>
      <h1>{noSession.title}</h1>
      <p>{noSession.lead}</p>
      <ul>
        <li>{noSession.terminal}</li>
        <li>{noSession.tab}</li>
        <li>{noSession.restart}</li>
      </ul>
    </main>
  )
}

/** The words of the first language of the browser that there are words in, else the English ones. */
function wordsFor(languages: readonly string[]): z.infer<typeof Words> {
  for (const language of [...languages, 'en']) {
    const words = files[`../../../resources/locales/${language.slice(0, 2)}/shell.json`]
    if (words !== undefined) return Words.parse(words)
  }
  throw new Error('no words for the page without a session')
}

const page: CSSProperties = {
  maxWidth: '40rem',
  margin: '15vh auto 0',
  padding: '0 1.5rem',
  fontFamily: 'system-ui, sans-serif',
  lineHeight: 1.5,
}
