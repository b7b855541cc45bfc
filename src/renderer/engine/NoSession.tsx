import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'

/** What a page says that was opened without the one-time address: how to get in. */
export function NoSession() {
  const { t } = useTranslation('shell')
  return (
    <main style={page}>
      <h1>{t('noSession.title')}</h1>
      <p>{t('noSession.lead')}</p>
      <ul>
        <li>{t('noSession.terminal')}</li>
        <li>{t('noSession.tab')}</li>
        <li>{t('noSession.restart')}</li>
      </ul>
    </main>
  )
}

const page: CSSProperties = {
  maxWidth: '40rem',
  margin: '15vh auto 0',
  padding: '0 1.5rem',
  fontFamily: 'system-ui, sans-serif',
  lineHeight: 1.5,
}
