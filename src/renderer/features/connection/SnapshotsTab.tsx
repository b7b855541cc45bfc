import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection } from '#shared/contract/connection.ts'
import type { Snapshot } from '#shared/contract/inventory.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { NumberLabel } from '../../design/fields/number.tsx'
import layout from '../../design/layout/layout.module.css'
import { useOpenStore } from '../../design/session-context.ts'
import { CopyableCode } from '../../design/words/CopyableCode.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { Notes } from './RunOutcome.tsx'
import { SnapshotComparison } from './SnapshotComparison.tsx'

/** The discoveries of this connection as they were found, and what changed between any two of them. */
export function SnapshotsTab({ record }: { readonly record: Connection }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error, refetch } = useQuery(
    query.snapshot.list.queryOptions({
      input: {
        filter: { connectionId: [record.id] },
        sort: [{ column: 'takenAt', direction: 'desc' }],
        limit: 200,
      },
    }),
  )
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={160} />
  if (data.items.length === 0) return <p className={layout.nothing}>{t('connection:noSnapshots')}</p>
  return (
    <div className={classes.snapshots}>
      <SnapshotTable snapshots={data.items} />
      {data.items.length === 1 ? (
        <p className={layout.nothing}>{t('connection:oneSnapshot')}</p>
      ) : (
        <Comparison snapshots={data.items} />
      )}
    </div>
  )
}

interface SnapshotsProps {
  readonly snapshots: readonly Snapshot[]
}

/** Which two, and what lies between them; at first the newest and the one before it. */
function Comparison({ snapshots }: SnapshotsProps) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const [from, setFrom] = useState(snapshots[1]?.id ?? null)
  const [to, setTo] = useState(snapshots[0]?.id ?? null)
  const options = snapshots.map(({ id, takenAt }) => ({
    value: id,
    label: instantText(takenAt, organisation.timeZone, language),
  }))
  const chosen = (value: string | null) => snapshots.find(({ id }) => id === value)?.id ?? null
  const earlier = snapshots.find(({ id }) => id === from)
  const later = snapshots.find(({ id }) => id === to)
  return (
    <section className={classes.comparison} aria-label={t('connection:compare.title')}>
      <h2>{t('connection:compare.title')}</h2>
      <div className={classes.pair}>
        <Select
          label={t('connection:compare.from')}
          data={options}
          value={from}
          onChange={(value) => setFrom(chosen(value))}
          allowDeselect={false}
          w={240}
        />
        <Select
          label={t('connection:compare.to')}
          data={options}
          value={to}
          onChange={(value) => setTo(chosen(value))}
          allowDeselect={false}
          w={240}
        />
      </div>
      {earlier && later && <SnapshotComparison from={earlier} to={later} />}
      {later && later.notes.length > 0 && (
        <div className={classes.laterNotes}>
          <Notes notes={later.notes} />
        </div>
      )}
    </section>
  )
}

function SnapshotTable({ snapshots }: SnapshotsProps) {
  const { t } = useWords()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('connection:snapshot.takenAt')}</th>
          <th scope="col" data-align="right">
            {t('connection:result.datasets')}
          </th>
          <th scope="col" data-align="right">
            {t('connection:result.fields')}
          </th>
          <th scope="col" data-align="right">
            {t('connection:result.notes')}
          </th>
          <th scope="col">{t('connection:snapshot.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {snapshots.map((snapshot) => (
          <tr key={snapshot.id}>
            <td>
              <InstantText at={snapshot.takenAt} />
            </td>
            <td data-align="right">
              <NumberLabel value={snapshot.datasetCount} />
            </td>
            <td data-align="right">
              <NumberLabel value={snapshot.fieldCount} />
            </td>
            <td data-align="right">
              <NumberLabel value={snapshot.notes.length} />
            </td>
            <td>
              <CopyableCode value={snapshot.hash} label={t('connection:snapshot.hash')} shown={16} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
