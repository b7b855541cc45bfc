import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArchiveRestore, FlaskConical, Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Creation } from '#shared/contract/events.ts'
import type { Session, StoreSummary } from '#shared/contract/store.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { ColourSchemeSwitch } from '../../design/preferences/ColourSchemeSwitch.tsx'
import { LanguageSwitch } from '../../design/preferences/LanguageSwitch.tsx'
import { recordPath } from '../../design/records/sources.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { EngineClient } from '../../engine/client.ts'
import { CreateStore } from './CreateStore.tsx'
import { DueAcross, type WantedRecord } from './DueAcross.tsx'
import classes from './entrance.module.css'
import { RestoreStore } from './RestoreStore.tsx'
import { StorePicker } from './StorePicker.tsx'
import { Unlock } from './Unlock.tsx'

/** What leads into a store: its session, and the recovery key of a new one. */
export type Enter = (session: Session, recoveryKey: string | null) => void

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'unlock'; readonly store: StoreSummary }
  | { readonly at: 'create'; readonly demo: boolean }
  /** The store that a backup is to bring back; null: it is asked for. */
  | { readonly at: 'restore'; readonly path: string | null }

interface EntranceProps {
  /** The store that the command line named; null: none. */
  readonly proposedStore: string | null
  /** How far the store is that is being made. */
  readonly creation: Creation | null
  readonly onOpen: Enter
}

/** Before a store is open: choose and unlock one, create or restore one, or look around in the demo store. */
export function Entrance({ proposedStore, creation, onOpen }: EntranceProps) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const recent = useQuery({ ...query.store.recent.queryOptions({ input: {} }), staleTime: 0 })
  const proposed = useQuery({
    ...query.store.inspect.queryOptions({ input: { path: proposedStore ?? '' } }),
    enabled: proposedStore !== null,
  })
  const [step, setStep] = useState<Step | null>(null)
  const [wanted, setWanted] = useState<WantedRecord | null>(null)
  const stores = recent.data?.stores ?? []
  const current: Step = step ?? firstStep(proposed.data, stores)
  const back = () => setStep({ at: 'choose' })
  const enter: Enter = async (session, recoveryKey) => {
    // The place that the address names is shown once the store is open.
    if (wanted?.storeId === session.store.id)
      history.replaceState(null, '', await addressOf(client, wanted.reference))
    onOpen(session, recoveryKey)
  }
  const choose = (record: WantedRecord) => {
    const store = stores.find(({ path }) => path === record.path)
    if (store === undefined) return
    setWanted(record)
    setStep({ at: 'unlock', store })
  }
  if (recent.isPending || (proposedStore !== null && proposed.isPending)) return null
  return (
    <div className={classes.entrance}>
      <header className={classes.head}>
        <div className={classes.brand}>
          <ShieldCheck size={22} aria-hidden="true" />
          <h1>Wardbook</h1>
        </div>
        <Group gap="sm">
          <LanguageSwitch />
          <ColourSchemeSwitch />
        </Group>
      </header>
      <main className={classes.panel}>
        {proposed.error !== null && <ErrorPanel error={proposed.error} about={proposedStore ?? ''} />}
        {recent.error !== null && <ErrorPanel error={recent.error} onRetry={() => void recent.refetch()} />}
        {current.at === 'unlock' && (
          <Unlock
            key={current.store.path}
            store={current.store}
            onOpen={enter}
            onBack={back}
            onRestore={() => setStep({ at: 'restore', path: current.store.path })}
          />
        )}
        {current.at === 'restore' && (
          <RestoreStore
            storePath={current.path}
            folder={recent.data?.folder ?? ''}
            onRestored={(store) => setStep({ at: 'unlock', store })}
            onBack={back}
          />
        )}
        {current.at === 'create' && (
          <CreateStore
            demo={current.demo}
            folder={recent.data?.folder ?? ''}
            creation={creation}
            onOpen={onOpen}
            onBack={back}
          />
        )}
        {current.at === 'choose' && (
          <>
            <h2>{t(stores.length === 0 ? 'app:entrance.welcome' : 'app:entrance.choose')}</h2>
            {stores.length === 0 && <p className={classes.lead}>{t('app:entrance.lead')}</p>}
            <StorePicker
              stores={stores}
              onChoose={(store) => setStep({ at: 'unlock', store })}
              onForgotten={() => void recent.refetch()}
              onRestore={(path) => setStep({ at: 'restore', path })}
            />
            <div className={classes.ways}>
              <Button leftSection={<Plus size={14} />} onClick={() => setStep({ at: 'create', demo: false })}>
                {t('app:entrance.create')}
              </Button>
              <Button
                variant="default"
                leftSection={<FlaskConical size={14} />}
                onClick={() => setStep({ at: 'create', demo: true })}
              >
                {t('app:entrance.demo')}
              </Button>
              <Button
                variant="default"
                leftSection={<ArchiveRestore size={14} />}
                onClick={() => setStep({ at: 'restore', path: null })}
              >
                {t('backup:restore.entrance')}
              </Button>
            </div>
          </>
        )}
      </main>
      {(current.at === 'choose' || current.at === 'unlock') && <DueAcross onChoose={choose} />}
      <footer className={classes.promise}>{t('app:entrance.promise')}</footer>
    </div>
  )
}

/** The store that was named, else the one that was open last. */
function firstStep(proposed: StoreSummary | undefined, stores: readonly StoreSummary[]): Step {
  const store = proposed ?? stores.find(({ present }) => present)
  return store === undefined ? { at: 'choose' } : { at: 'unlock', store }
}

/** The page of a record by its reference; the place that is named already where there is none. */
async function addressOf(client: EngineClient, reference: string): Promise<string> {
  const found = await client.search.find({ text: reference, limit: 10 }).catch(() => [])
  const record = found.find((one) => one.reference === reference)
  return (record && recordPath(record.onPageOf ?? record.recordId)) ?? location.pathname
}
