import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, LibraryBig, Pencil, Plug, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Dataset } from '#shared/contract/inventory.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ConfirmDialog } from '../../design/feedback/ConfirmDialog.tsx'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { CodeLabel } from '../../design/fields/code.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { DatasetFiles } from './DatasetFiles.tsx'
import { blankField, fieldFields, fieldSchema } from './field-form.tsx'
import classes from './inventory.module.css'
import { type Scope, scopeFilter } from './scope.ts'
import { datasetTitle } from './tree.ts'

interface ScopeHeadProps {
  readonly scope: Scope
  readonly onActivity: (scope: Scope) => Promise<void>
}

/** What the pane shows, how much of it waits for a decision, and what can be built from it. */
export function ScopeHead({ scope, onActivity }: ScopeHeadProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const mayEdit = useMay()
  const systemId = scope.kind === 'system' || scope.kind === 'dataset' ? scope.branch.system.id : null
  const inventory = { label: t('dataset:title'), to: '/inventory' }
  const trail =
    scope.kind === 'dataset'
      ? [inventory, { label: scope.branch.system.name, to: `/inventory/${scope.branch.system.id}` }]
      : scope.kind === 'system'
        ? [inventory]
        : []
  return (
    <PageHead
      title={titleOf(scope) ?? t('dataset:title')}
      trail={trail}
      reference={scope.kind === 'dataset' ? scope.dataset.reference : null}
      actions={
        <>
          {scope.kind === 'dataset' && <DatasetFiles dataset={scope.dataset} />}
          {mayEdit && (
            <>
              <Button
                variant="default"
                leftSection={<LibraryBig size={14} />}
                onClick={() => void onActivity(scope)}
              >
                {t('field:activity.build')}
              </Button>
              {scope.kind === 'dataset' ? (
                <DatasetMenu dataset={scope.dataset} />
              ) : (
                <Button
                  variant="default"
                  leftSection={<Plus size={14} />}
                  onClick={() =>
                    void navigate({
                      to: '/inventory/new',
                      search: withSearch(systemId === null ? {} : { preset: { systemId } }),
                    })
                  }
                >
                  {t('dataset:new')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <Undecided scope={scope} />
      {scope.kind === 'dataset' && <DatasetFacts dataset={scope.dataset} />}
      {scope.kind === 'system' && <RecordLink id={scope.branch.system.id} />}
    </PageHead>
  )
}

function titleOf(scope: Scope): string | null {
  if (scope.kind === 'dataset') return datasetTitle(scope.dataset)
  return scope.kind === 'system' ? scope.branch.system.name : null
}

/** How many proposals wait, and how many personal fields no activity names. */
function Undecided({ scope }: { readonly scope: Scope }) {
  const { query } = useEngine()
  const { t } = useWords()
  const of = (filter: object) => ({ filter: { ...scopeFilter(scope), ...filter }, limit: 1 })
  const waiting = useQuery(query.field.list.queryOptions({ input: of({ decision: ['proposed'] }) }))
  const loose = useQuery(query.field.list.queryOptions({ input: of({ unassigned: true }) }))
  const undecided = waiting.data?.total ?? 0
  const unassigned = loose.data?.total ?? 0
  if (waiting.isPending || loose.isPending) return <Skeleton className={classes.factShape} />
  return (
    <>
      {undecided > 0 && (
        <MeaningBadge meaning="attention">{t('field:undecided', { count: undecided })}</MeaningBadge>
      )}
      {unassigned > 0 && (
        <MeaningBadge meaning="information">{t('field:unassigned', { count: unassigned })}</MeaningBadge>
      )}
      {undecided + unassigned === 0 && <span>{t('field:allDecided')}</span>}
    </>
  )
}

function DatasetFacts({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useWords()
  return (
    <>
      {dataset.vanishedAt !== null && (
        <MeaningBadge meaning="attention">{t('dataset:vanished')}</MeaningBadge>
      )}
      {dataset.recordCount !== null && <span>{t('dataset:records', { count: dataset.recordCount })}</span>}
      {dataset.subjectCategory !== null && (
        <CodeLabel list="dataSubjectCategory" code={dataset.subjectCategory} />
      )}
    </>
  )
}

function DatasetMenu({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [asks, setAsks] = useState<'field' | 'remove' | null>(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('design:moreActions')} variant="default" size={32}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Pencil size={14} />}
            onClick={() => void navigate({ to: `/inventory/${dataset.id}/edit` })}
          >
            {t('dataset:edit')}
          </Menu.Item>
          <Menu.Item leftSection={<Plus size={14} />} onClick={() => setAsks('field')}>
            {t('field:new')}
          </Menu.Item>
          {dataset.connectionId !== null && (
            <Menu.Item
              leftSection={<Plug size={14} />}
              onClick={() => void navigate({ to: `/connections/${dataset.connectionId}` })}
            >
              {t('dataset:openConnection')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsks('remove')}>
            {t('dataset:remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks === 'field' && <NewField dataset={dataset} onClose={() => setAsks(null)} />}
      {asks === 'remove' && <RemoveDataset dataset={dataset} onClose={() => setAsks(null)} />}
    </>
  )
}

interface DatasetDialogProps {
  readonly dataset: Dataset
  readonly onClose: () => void
}

function NewField({ dataset, onClose }: DatasetDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t('field:new')}
      namespace="field"
      fields={fieldFields}
      blank={blankField}
      schema={fieldSchema}
      action={t('field:new')}
      onSend={async (values) => {
        const made = await client.field.create({ ...values, datasetId: dataset.id })
        toasts.done(t('design:toast.created', { what: datasetTitle(made) }), made.id)
      }}
      onClose={onClose}
    />
  )
}

function RemoveDataset({ dataset, onClose }: DatasetDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const [isBusy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    try {
      await client.dataset.remove({ id: dataset.id, revision: dataset.revision })
      await navigate({ to: `/inventory/${dataset.systemId}`, replace: true })
      toasts.done(t('design:toast.removed', { what: datasetTitle(dataset) }))
    } catch (error) {
      toasts.failed(error)
    } finally {
      onClose()
    }
  }
  return (
    <ConfirmDialog
      title={t('dataset:remove')}
      action={t('dataset:remove')}
      ask={dataset.reference}
      danger
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      {t('dataset:removeText', { what: datasetTitle(dataset), count: dataset.fieldCount })}
    </ConfirmDialog>
  )
}
