import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '../design/tokens.css'
import 'dayjs/locale/de'
import 'dayjs/locale/fr'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { styleNonce } from '../content-security.ts'
import { EngineContext } from '../design/engine-context.ts'
import { refuseDrops } from '../design/files/drops.ts'
import { keepDrafts, keepDraftsWhenLeft } from '../design/form/pending-drafts.ts'
import { JobsContext } from '../design/jobs/jobs-context.ts'
import { cssVariables, theme } from '../design/theme.ts'
import { showWholeTexts } from '../design/words/show-whole.ts'
import { queriesOf } from '../engine/client.ts'
import type { Connection } from '../engine/connection.ts'
import { useEngineEvents } from '../engine/use-engine-events.ts'
import { Gate } from './Gate.tsx'
import { LostConnection } from './LostConnection.tsx'
import { refreshDerived } from './refresh-derived.ts'
import classes from './shell.module.css'

const colorSchemes = localStorageColorSchemeManager({ key: 'wardbook-colour-scheme' })

interface AppProps {
  readonly connection: Connection
  readonly queries: QueryClient
}

/** The window, once it can speak to its engine. */
export function App({ connection, queries }: AppProps) {
  const { t, i18n } = useTranslation()
  const { client, host } = connection
  const overlays = t('app:overlays')
  useEffect(() => document.querySelector('#overlays')?.setAttribute('aria-label', overlays), [overlays])
  const engine = useMemo(() => {
    const lock = async () => {
      await keepDrafts()
      await host.lock()
    }
    return { client, host: { ...host, lock }, query: queriesOf(client) }
  }, [client, host])
  useEffect(() => engine.host.onLockAsked(() => void engine.host.lock()), [engine])
  const events = useEngineEvents(connection, queries)
  useEffect(() => refreshDerived(queries), [queries])
  useEffect(() => showWholeTexts(document), [])
  useEffect(() => refuseDrops(window), [])
  useEffect(() => keepDraftsWhenLeft(), [])
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [] }}>
          <Notifications position="bottom-right" limit={2} containerWidth={340} className={classes.toasts} />
          <EngineContext value={engine}>
            <JobsContext value={events.jobs}>
              <LostConnection state={events.state} />
              <Gate proposedStore={connection.proposedStore} creation={events.creation} />
            </JobsContext>
          </EngineContext>
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}
