import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plug } from 'lucide-react'
import type { System } from '#shared/contract/system.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { withSearch } from '../../design/layout/with-search.ts'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

/** What the system holds, and how it is connected. */
export function SystemDatasets({ record }: { readonly record: System }) {
  const { query } = useEngine()
  const { t } = useWords()
  const mayEdit = useMay()
  const filter = { systemId: [record.id] }
  const datasets = useQuery(query.dataset.list.queryOptions({ input: { filter, limit: 200 } }))
  const connections = useQuery(query.connection.list.queryOptions({ input: { filter } }))
  if (datasets.error !== null)
    return <ErrorPanel error={datasets.error} onRetry={() => void datasets.refetch()} />
  const found = datasets.data?.items ?? []
  return (
    <>
      <dl className={layout.facts}>
        <dt>{t('system:connections')}</dt>
        <dd>
          {(connections.data?.items ?? []).map(({ id }) => (
            <RecordLink key={id} id={id} />
          ))}
        </dd>
        {found.map(({ id, fieldCount }) => (
          <SystemDataset key={id} id={id} fieldCount={fieldCount} />
        ))}
      </dl>
      {datasets.data !== undefined && found.length === 0 && (
        <p className={layout.nothing}>{t('system:noDatasets')}</p>
      )}
      {mayEdit && (
        <Group mt="md">
          <Button
            component={Link}
            to="/connections/new"
            search={withSearch({ preset: { systemId: record.id } })}
            variant="default"
            leftSection={<Plug size={14} />}
          >
            {t('connection:new')}
          </Button>
          <Button
            component={Link}
            to="/inventory/new"
            search={withSearch({ preset: { systemId: record.id } })}
            variant="default"
          >
            {t('dataset:new')}
          </Button>
        </Group>
      )}
    </>
  )
}

function SystemDataset({ id, fieldCount }: { readonly id: string; readonly fieldCount: number }) {
  const { t } = useWords()
  return (
    <>
      <dt>
        <RecordLink id={id} />
      </dt>
      <dd>{t('dataset:fields', { count: fieldCount })}</dd>
    </>
  )
}
