import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import type { Snapshot } from '#shared/contract/inventory.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { byDataset, type DatasetDifference } from './differences.ts'

interface SnapshotComparisonProps {
  readonly from: Snapshot
  readonly to: Snapshot
}

/** What came, what went and what changed between two discoveries, in numbers and then field by field. */
export function SnapshotComparison({ from, to }: SnapshotComparisonProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const [earlier, later] = from.takenAt <= to.takenAt ? [from, to] : [to, from]
  const { data, error, refetch } = useQuery(
    query.snapshot.compare.queryOptions({ input: { from: earlier.id, to: later.id } }),
  )
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={80} />
  const total = data.added.length + data.vanished.length + data.changed.length
  if (total === 0) return <p className={layout.nothing}>{t('connection:compare.same')}</p>
  return (
    <>
      <p className={classes.sum} role="status">
        <strong>
          {[
            t('connection:compare.added', { count: data.added.length }),
            t('connection:compare.vanished', { count: data.vanished.length }),
            t('connection:compare.changed', { count: data.changed.length }),
          ].join(', ')}
        </strong>
      </p>
      {byDataset(data).map((difference) => (
        <DatasetChanges key={difference.dataset} difference={difference} />
      ))}
    </>
  )
}

function DatasetChanges({ difference }: { readonly difference: DatasetDifference }) {
  const { t } = useWords()
  const { dataset, added, vanished, changed } = difference
  return (
    <section aria-label={dataset}>
      <h3 className={classes.dataset}>{dataset}</h3>
      <ul className={classes.changes}>
        {added.map((field) => (
          <li key={field}>
            <MeaningBadge meaning="information">{t('connection:compare.isAdded')}</MeaningBadge>
            <span className="mono">{field}</span>
          </li>
        ))}
        {vanished.map((field) => (
          <li key={field}>
            <MeaningBadge meaning="attention">{t('connection:compare.isVanished')}</MeaningBadge>
            <span className="mono">{field}</span>
          </li>
        ))}
        {changed.map(({ field, what, from, to }) => (
          <li key={`${field}:${what}`}>
            <MeaningBadge meaning="neutral">{t('connection:compare.isChanged')}</MeaningBadge>
            <span className="mono">{field}</span>
            <span className={classes.what}>
              {t([`connection:compare.what.${what}`], { defaultValue: what })}
            </span>
            <span>{from || t('connection:compare.nothing')}</span>
            <ArrowRight size={12} aria-label={t('design:history.becomes')} />
            <span>{to || t('connection:compare.nothing')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
