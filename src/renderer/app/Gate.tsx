import { Center, Loader } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Creation } from '#shared/contract/events.ts'
import type { Session } from '#shared/contract/store.ts'
import { useEngine } from '../design/engine-context.ts'
import { ErrorPanel } from '../design/feedback/ErrorPanel.tsx'
import { RecordShowsContext } from '../design/history/record-shows.tsx'
import { OpenStoreContext } from '../design/session-context.ts'
import { Entrance } from './entrance/Entrance.tsx'
import { KeepRecoveryKey } from './entrance/KeepRecoveryKey.tsx'
import { ReplacePassphrase } from './entrance/ReplacePassphrase.tsx'
import { allRecordShows } from './record-shows.ts'
import { createAppRouter } from './router.tsx'
import classes from './shell.module.css'

interface GateProps {
  readonly proposedStore: string | null
  readonly creation: Creation | null
}

/** Before a store is open, the way in; afterwards, the store. */
export function Gate({ proposedStore, creation }: GateProps) {
  const { query } = useEngine()
  const queries = useQueryClient()
  const session = useQuery(query.store.session.queryOptions({ input: {} }))
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  // What somebody who came in by the recovery key chose to do later.
  const [isSettled, setSettled] = useState(false)
  const enter = (opened: Session, newRecoveryKey: string | null) => {
    setRecoveryKey(newRecoveryKey)
    queries.setQueryData(query.store.session.queryKey({ input: {} }), opened)
  }
  if (session.error !== null) {
    return (
      <Center h="100vh" p="xl">
        <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    )
  }
  if (session.data === undefined) return <Waiting />
  if (session.data === null)
    return <Entrance proposedStore={proposedStore} creation={creation} onOpen={enter} />
  if (recoveryKey !== null)
    return (
      <KeepRecoveryKey recoveryKey={recoveryKey} session={session.data} onKept={() => setRecoveryKey(null)} />
    )
  const { mustReplacePassphrase, openedWith } = session.data
  if (mustReplacePassphrase || (openedWith === 'recovery' && !isSettled)) {
    const goOn = () => {
      setSettled(true)
      void session.refetch()
    }
    return <ReplacePassphrase session={session.data} onReplaced={goOn} />
  }
  return <OpenStore session={session.data} />
}

/** Reads what every screen needs, then shows the place that the address names. */
function OpenStore({ session }: { readonly session: Session }) {
  const { query } = useEngine()
  const organisation = useQuery(query.organisation.get.queryOptions({ input: {} }))
  const preferences = useQuery(query.preference.all.queryOptions({ input: {} }))
  const router = useMemo(() => createAppRouter(), [])
  const error = organisation.error ?? preferences.error
  const store = useMemo(
    () => (organisation.data === undefined ? null : { session, organisation: organisation.data }),
    [session, organisation.data],
  )
  if (error !== null) {
    return (
      <Center h="100vh" p="xl">
        <ErrorPanel error={error} onRetry={() => location.reload()} />
      </Center>
    )
  }
  if (store === null || preferences.data === undefined) return <Waiting />
  return (
    <OpenStoreContext value={store}>
      <RecordShowsContext value={allRecordShows}>
        <RouterProvider router={router} />
      </RecordShowsContext>
    </OpenStoreContext>
  )
}

function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Loader size="sm" color="gray" />
    </div>
  )
}
