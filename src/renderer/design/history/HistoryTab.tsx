import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { use } from 'react'
import { type AuditEntry, legalActs } from '#shared/contract/audit.ts'
import { useEngine } from '../engine-context.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { operationKey } from '../register/register-api.ts'
import { useMay } from '../session-context.ts'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { ChangedField } from './ChangedField.tsx'
import { type FieldChange, fieldChanges } from './changes.ts'
import classes from './history.module.css'
import { type RecordShows, RecordShowsContext } from './record-shows.tsx'

interface HistoryTabProps {
  readonly id: string
  readonly shows: RecordShows
  /** Puts a field back; absent: it cannot be done here. */
  readonly onRestore?: ((change: FieldChange) => Promise<unknown>) | undefined
}

const pageSize = 50

/**
 * Who changed what and when, with before and after of each field; any of them can be put back. What happened to the duties of
 * a record and to its counts of people is told among it.
 */
export function HistoryTab(props: HistoryTabProps) {
  const { id } = props
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  const filter = { recordId: [id] }
  const result = useInfiniteQuery({
    queryKey: [...operationKey('audit', 'list', filter), 'pages'],
    queryFn: ({ pageParam }) =>
      client.audit.list({
        filter,
        sort: [{ column: 'seq', direction: 'desc' }],
        limit: pageSize,
        cursor: pageParam,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
  if (result.isPending) return <Skeleton height={160} />
  if (result.isError) return <ErrorPanel error={result.error} onRetry={() => void result.refetch()} />
  const entries = result.data.pages.flatMap(({ items }) => items)
  const newest = entries.find(({ entityId }) => entityId === id)
  const revert = (entry: AuditEntry) =>
    client.audit
      .revert({ seq: entry.seq })
      .then(() => result.refetch())
      .then(() => toasts.done(t('design:toast.undone')), toasts.failed)
  return (
    <ol className={classes.history}>
      {entries.map((entry) => (
        <li key={entry.seq} className={classes.entry}>
          <div className={classes.entryHead}>
            <strong>{actionText(entry.action, t)}</strong>
            <span className={classes.by}>
              {entry.actorLabel} · <InstantText at={entry.at} />
            </span>
            {entry === newest && entry.change !== null && mayEdit && !legalActs.has(entry.action) && (
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<Undo2 size={12} />}
                onClick={() => void revert(entry)}
              >
                {t('design:history.undo')}
              </Button>
            )}
          </div>
          {entry.entityId === id ? (
            <Changes {...props} entry={entry} mayEdit={mayEdit} />
          ) : (
            <Told entry={entry} />
          )}
        </li>
      ))}
      {result.hasNextPage && (
        <li>
          <Button variant="default" onClick={() => void result.fetchNextPage()}>
            {t('design:history.more')}
          </Button>
        </li>
      )}
    </ol>
  )
}

function Changes(props: HistoryTabProps & { readonly entry: AuditEntry; readonly mayEdit: boolean }) {
  const { shows, onRestore, entry, mayEdit } = props
  const { t } = useWords()
  if (entry.change === null && entry.payload !== null) {
    return <p className={classes.erased}>{t('design:history.erased')}</p>
  }
  return fieldChanges(entry).map((change) => (
    <ChangedField
      key={change.name}
      shows={shows}
      change={change}
      onRestore={mayEdit && shows.names.includes(change.name) ? onRestore : undefined}
    />
  ))
}

/** An entry about something that belongs to the record. */
function Told({ entry: { entity, change } }: { readonly entry: AuditEntry }) {
  const { t } = useWords()
  const shows = use(RecordShowsContext).get(entity ?? '')
  if (change === null) return <p className={classes.erased}>{t('design:history.erased')}</p>
  return shows?.told?.(change.before, change.after)
}

/** `vendor.update` in words; an action without words of its own is shown as it is. */
export function actionText(action: string, t: ReturnType<typeof useWords>['t']): string {
  const verb = action.slice(action.lastIndexOf('.') + 1)
  return t([`design:action.${action.replace('.', '_')}`, `design:action.${verb}`], { defaultValue: action })
}
