import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plug, Plus, TableProperties } from 'lucide-react'
import { DataCategory, SpecialCategory } from '#shared/contract/codes.ts'
import { type Field, FieldDecision } from '#shared/contract/inventory.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { codes } from '../../design/fields/code.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { useShortcuts } from '../../design/shortcuts/use-shortcuts.ts'
import { choiceFilter, codeFilter, flagFilter, recordFilter } from '../../design/table/filters.tsx'
import { ListScreen } from '../../design/table/ListScreen.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { narrowColumns, roomyColumns, wideColumns } from './field-columns.tsx'
import classes from './inventory.module.css'
import { ScopeHead } from './ScopeHead.tsx'
import { type Scope, scopeFilter } from './scope.ts'
import type { Branch } from './tree.ts'
import { useActivityFromFields } from './use-activity-from-fields.tsx'
import { useDecide } from './use-decide.ts'

interface FieldPaneProps {
  readonly scope: Scope
  readonly tree: readonly Branch[]
  /** The field whose panel stands beside the list; null: none. */
  readonly openField: Id<'field'> | null
}

const filters = {
  decision: choiceFilter('field:decision', FieldDecision.options),
  dataCategory: codeFilter(codes('dataCategory', DataCategory)),
  specialCategory: codeFilter(codes('specialCategory', SpecialCategory)),
  special: flagFilter(),
  unassigned: flagFilter(),
  activityIds: recordFilter('activity'),
  vanished: flagFilter(),
}

const views = {
  undecided: { decision: ['proposed'] },
  special: { special: true },
  unassigned: { unassigned: true },
} as const

const byLabel = [{ column: 'label', direction: 'asc' }] as const

/** The right pane: the fields of a dataset, of a system or of all; A accepts and R rejects what is proposed. */
export function FieldPane({ scope, tree, openField }: FieldPaneProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const mayEdit = useMay()
  const decide = useDecide()
  const activity = useActivityFromFields(tree)
  const isRoomy = useMediaQuery('(min-width: 100rem)') ?? false
  const open = (field: Id<'field'> | undefined) =>
    void navigate({
      to: '.',
      replace: true,
      search: withSearch((previous) => ({ ...previous, field })),
    })
  useShortcuts({ escape: openField === null ? undefined : () => open(undefined) })
  const bulk = [
    {
      key: 'accept',
      label: t('field:bulk.accept'),
      shortcut: 'a',
      run: (fields: readonly Field[]) => decide(fields, 'accepted'),
    },
    {
      key: 'reject',
      label: t('field:bulk.reject'),
      shortcut: 'r',
      run: (fields: readonly Field[]) => decide(fields, 'rejected'),
    },
    { key: 'activity', label: t('field:bulk.activity'), run: activity.from },
  ]
  return (
    <div className={classes.pane} data-panel={openField !== null || undefined}>
      <div className={classes.head}>
        <ScopeHead scope={scope} onActivity={activity.fromScope} />
      </div>
      <div className={classes.list}>
        <ListScreen
          name="field"
          entity="field"
          label={t('field:title')}
          procedure={query.field.list}
          columns={columnsFor(openField !== null, isRoomy)}
          filters={filters}
          within={scopeFilter(scope)}
          views={Object.entries(views).map(([key, filter]) => ({
            key,
            label: t(`field:view.${key}`),
            filter,
          }))}
          bulk={mayEdit ? bulk : []}
          order={byLabel}
          onOpen={({ id }) => open(id)}
          empty={
            <EmptyState
              icon={TableProperties}
              title={t('field:empty.title')}
              text={t(scope.kind === 'system' ? 'field:empty.systemText' : 'field:empty.text')}
            >
              {scope.kind === 'system' && mayEdit && <WaysIn systemId={scope.branch.system.id} />}
            </EmptyState>
          }
        />
      </div>
      {openField !== null && <FieldPanel key={openField} id={openField} onClose={() => open(undefined)} />}
      {activity.dialog}
    </div>
  )
}

/** How a system without datasets gets its fields. */
function WaysIn({ systemId }: { readonly systemId: Id<'system'> }) {
  const { t } = useWords()
  const search = withSearch({ preset: { systemId } })
  return (
    <>
      <Button component={Link} to="/connections/new" search={search} leftSection={<Plug size={14} />}>
        {t('connection:new')}
      </Button>
      <Button
        component={Link}
        to="/inventory/new"
        search={search}
        variant="default"
        leftSection={<Plus size={14} />}
      >
        {t('dataset:new')}
      </Button>
    </>
  )
}

/** As many columns as there is room for beside the panel. */
function columnsFor(isPanelOpen: boolean, isRoomy: boolean) {
  if (isPanelOpen) return isRoomy ? wideColumns : narrowColumns
  return isRoomy ? roomyColumns : wideColumns
}
