import { Button, Skeleton } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router'
import { Plug, Plus, TableProperties } from 'lucide-react'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { FieldPane } from './FieldPane.tsx'
import { InventoryTree } from './InventoryTree.tsx'
import classes from './inventory.module.css'
import { fieldIn, scopeOf } from './scope.ts'
import type { Branch } from './tree.ts'
import { useInventory } from './use-inventory.ts'

/** The inventory: systems and their datasets at the left, fields at the right. The address names what is shown. */
export function InventoryScreen() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const { field } = useSearch({ strict: false }) as { field?: unknown }
  const { tree, error, retry } = useInventory()
  const address = id ?? null
  const named = fieldIn(address)
  if (named !== null) return <WayToField id={named} />
  if (error !== null)
    return (
      <div className={layout.scroll}>
        <ErrorPanel error={error} onRetry={retry} />
      </div>
    )
  if (tree === null)
    return (
      <div className={layout.scroll} aria-busy="true">
        <Skeleton height={240} />
      </div>
    )
  if (tree.every(({ datasets }) => datasets.length === 0) && address === null)
    return <NoInventory tree={tree} />
  const scope = scopeOf(address, tree)
  return (
    <div className={classes.panes}>
      <InventoryTree tree={tree} />
      {scope.kind === 'unknown' ? (
        <NotThere />
      ) : (
        <FieldPane
          key={address}
          scope={scope}
          tree={tree}
          openField={fieldIn(typeof field === 'string' ? field : null)}
        />
      )}
    </div>
  )
}

/** A link to a field leads to its dataset, with the field opened beside the list. */
function WayToField({ id }: { readonly id: NonNullable<ReturnType<typeof fieldIn>> }) {
  const { query } = useEngine()
  const { data, error } = useQuery(query.field.get.queryOptions({ input: id ? { id } : skipToken }))
  if (error !== null)
    return (
      <div className={layout.scroll}>
        <ErrorPanel error={error} />
      </div>
    )
  if (data === undefined) return null
  return <Navigate to={`/inventory/${data.datasetId}`} search={withSearch({ field: id })} replace />
}

function NotThere() {
  const { t } = useWords()
  return (
    <EmptyState icon={TableProperties} title={t('faults:not-found.title')} text={t('faults:not-found.help')}>
      <Button component={Link} to="/inventory" variant="default">
        {t('dataset:all')}
      </Button>
    </EmptyState>
  )
}

function NoInventory({ tree }: { readonly tree: readonly Branch[] }) {
  const { t } = useWords()
  const mayEdit = useMay()
  return (
    <div className={layout.page}>
      <PageHead title={t('dataset:title')} />
      <EmptyState icon={TableProperties} title={t('dataset:empty.title')} text={t('dataset:empty.text')}>
        {mayEdit && (
          <>
            <Button component={Link} to="/connections/new" leftSection={<Plug size={14} />}>
              {t('connection:new')}
            </Button>
            <Button
              component={Link}
              to="/inventory/new"
              search={withSearch(tree.length === 1 ? { preset: { systemId: tree[0]?.system.id } } : {})}
              variant="default"
              leftSection={<Plus size={14} />}
            >
              {t('dataset:new')}
            </Button>
          </>
        )}
      </EmptyState>
    </div>
  )
}
