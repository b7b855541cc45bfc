import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Connection } from '#shared/contract/connection.ts'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { type Id, id } from '#shared/kernel/ids.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { DraftForm } from '../../design/form/DraftForm.tsx'
import { issuesOf, standingIssues } from '../../design/form/issues.ts'
import { type DraftState, useDraft } from '../../design/form/use-draft.ts'
import layout from '../../design/layout/layout.module.css'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import { readFault } from '../../engine/fault.ts'
import {
  afterChange,
  blankConnection,
  type KnownSystem,
  type NewConnection,
  newConnectionSchema,
} from './new-connection.ts'
import type { Secret } from './secret.tsx'
import { type Connector, useConnectors } from './use-connectors.tsx'
import { wizardSections } from './wizard-sections.tsx'

/** The way to a new connection: which system, with what access; saved, it is tried at once. */
export function ConnectionWizard() {
  const { t } = useWords()
  const { query } = useEngine()
  const { data, error, refetch } = useConnectors()
  const systems = useQuery(query.system.list.queryOptions({ input: { limit: pageLimit } }))
  const isReading = data === undefined || systems.isPending
  const { preset } = useSearch({ strict: false }) as { preset?: { systemId?: unknown } }
  const systemId = id('system').safeParse(preset?.systemId).data ?? null
  return (
    <div className={layout.page}>
      <PageHead title={t('connection:new')} trail={[{ label: t('connection:title'), to: '/connections' }]} />
      {error !== null && (
        <div className={layout.scroll}>
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {error === null && isReading && (
        <Stack className={layout.scroll} aria-busy="true">
          <Skeleton height={240} />
        </Stack>
      )}
      {data !== undefined && !isReading && (
        <WizardForm connectors={data} systemId={systemId} systems={systems.data?.items ?? []} />
      )}
    </div>
  )
}

interface WizardFormProps {
  readonly connectors: readonly Connector[]
  readonly systemId: Id<'system'> | null
  readonly systems: readonly KnownSystem[]
}

function WizardForm({ connectors, systemId, systems }: WizardFormProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const connect = useConnect()
  const draft = useWizardDraft(connectors, systemId, systems)
  const [issues, setIssues] = useState<readonly InputIssue[]>([])
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const isSaved = useRef(false)
  const connector = connectors.find(({ key }) => key === draft.values.connector)

  const save = async () => {
    setError(null)
    const checked = newConnectionSchema(connector).safeParse(draft.values)
    setIssues(checked.success ? [] : issuesOf(checked.error, draft.values))
    if (!checked.success) return setAttempt((count) => count + 1)
    setBusy(true)
    try {
      const made = await connect(checked.data, (known) =>
        draft.set({ ...draft.values, systemChoice: 'existing', systemId: known }),
      )
      isSaved.current = true
      draft.settle()
      toasts.done(t('design:toast.created', { what: made.name }))
      await navigate({ to: `/connections/${made.id}`, search: withSearch({ tab: 'runs' }), replace: true })
    } catch (refusal) {
      setIssues(readFault(refusal).issues)
      setError(refusal)
      setAttempt((count) => count + 1)
    } finally {
      setBusy(false)
    }
  }
  return (
    <DraftForm
      namespace="connection"
      sections={wizardSections(connectors, connector)}
      draft={{
        ...draft,
        set: (next) => {
          setIssues((old) => standingIssues(old, draft.values, next))
          draft.set(next)
        },
      }}
      issues={issues}
      attempt={attempt}
      error={error}
      isBusy={isBusy}
      isSaved={() => isSaved.current}
      openAt={undefined}
      onSave={() => void save()}
      onCancel={() => void navigate({ to: '/connections' })}
    />
  )
}

/** The draft with the secret beside it: that one stays in this window's memory until it is sent. */
function useWizardDraft(
  connectors: readonly Connector[],
  systemId: Id<'system'> | null,
  systems: readonly KnownSystem[],
): DraftState<NewConnection> {
  const [base] = useState(() => blankConnection(connectors, systemId, systems))
  const kept = useDraft<NewConnection>('draft:connection:new', base)
  const [secret, setSecret] = useState<Secret>({})
  const values = { ...kept.values, secret }
  return {
    ...kept,
    values,
    isDirty: kept.isDirty || Object.values(secret).some((part) => part !== ''),
    set: (next) => {
      const settled = afterChange(values, next, connectors, systems)
      setSecret(settled.secret)
      kept.set({ ...settled, secret: {} })
    },
    discard: () => {
      setSecret({})
      kept.discard()
    },
  }
}

/** Makes the system where it is new, then the connection with its secret, and tries it. */
function useConnect() {
  const { client } = useEngine()
  const toasts = useToasts()
  return async (wanted: NewConnection, onSystem: (systemId: Id<'system'>) => void): Promise<Connection> => {
    const systemId =
      wanted.systemChoice === 'existing' && wanted.systemId !== null
        ? wanted.systemId
        : (await client.system.create({ name: wanted.systemName, kind: wanted.systemKind })).id
    // Should a later step be refused, the next attempt makes no second system.
    if (wanted.systemChoice === 'new') onSystem(systemId)
    const made = await client.connection.create({
      name: wanted.name,
      connector: wanted.connector,
      systemId,
      baseUrl: wanted.baseUrl,
      allowPrivate: wanted.allowPrivate,
    })
    try {
      await client.connection.setSecret({ id: made.id, secret: wanted.secret })
      await client.connection.test({ id: made.id })
    } catch (refusal) {
      // The connection is there: its page asks for the secret again.
      toasts.failed(refusal)
    }
    return made
  }
}
