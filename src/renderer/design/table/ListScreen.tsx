import { Button, Kbd } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import type { Listing, SortBy } from '../register/register-api.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { useWords } from '../words/use-words.ts'
import { BulkBar } from './BulkBar.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import type { Column, Filters } from './column.ts'
import { FilterBar } from './FilterBar.tsx'
import { useListMemory } from './list-memory.ts'
import { RecordTable, type TableHandle } from './RecordTable.tsx'
import { SaveView } from './SaveView.tsx'
import classes from './table.module.css'
import { useColumnLayout } from './use-column-layout.ts'
import { useList } from './use-list.ts'
import { filterWithSearch, isNarrowed, type ListFilter, useListState } from './use-list-state.ts'
import { type ListView, ViewTabs } from './ViewTabs.tsx'

export interface ListScreenProps<T extends { readonly id: string }> {
  /** Names what is remembered of the list, and holds its words. */
  readonly name: string
  /** What it lists, as the contract calls it. */
  readonly entity: string
  readonly label: string
  readonly procedure: Listing<T>
  readonly columns: readonly Column<T>[]
  readonly filters: Filters
  /** A narrowing that the person cannot take away, such as the record that the list belongs to. */
  readonly within?: ListFilter
  readonly views?: readonly ListView[]
  readonly bulk?: readonly {
    readonly key: string
    readonly label: string
    /** The single key that does it to the chosen rows, or to the current one when none is chosen. */
    readonly shortcut?: string
    readonly run: (rows: readonly T[]) => Promise<unknown>
  }[]
  readonly onOpen?: (row: T) => void
  readonly onEdit?: (row: T) => void
  readonly onNew?: (() => void) | undefined
  readonly empty: ReactNode
  /** False: the engine has no search for this list. */
  readonly searchable?: boolean
  /** What the search looks for, where that is not any text of the rows. */
  readonly searchLabel?: string
  /** The order that it opens in, where that is not the engine's own. */
  readonly order?: readonly SortBy[]
}

/** A list with everything around it: views, search, filters, columns, bulk actions, keys. */
export function ListScreen<T extends { readonly id: string }>(props: ListScreenProps<T>) {
  const state = useListState(props.name)
  const {
    name,
    entity,
    label,
    procedure,
    columns,
    filters,
    within,
    views = [],
    bulk = [],
    order = noOrder,
    onNew,
  } = props
  const { t } = useWords()
  const layout = useColumnLayout(name, columns)
  const sort = state.sort.length === 0 ? order : state.sort
  const result = useList(entity, procedure, { ...filterWithSearch(state), ...within }, sort)
  const [chosen, setChosen] = useState<Record<string, true>>({})
  const [isMenuOpen, setMenuOpen] = useState(false)
  const searchBox = useRef<HTMLInputElement>(null)
  const table = useRef<TableHandle>(null)
  const memory = useListMemory(name)
  const labelOf = (key: string) => t([`${name}:filter.${key}`, `${name}:field.${key}`, `design:field.${key}`])
  const columnLabel = (key: string) => t([`${name}:field.${key}`, `design:field.${key}`])
  useShortcuts({ n: onNew, f: () => setMenuOpen(true), '/': () => searchBox.current?.focus() })
  const rows = result.rows.filter(({ id }) => chosen[id])
  const run = (action: NonNullable<typeof props.bulk>[number], on: readonly T[]) =>
    void action.run(on).then(() => setChosen({}))
  const keys = Object.fromEntries(
    bulk.flatMap((action) =>
      action.shortcut === undefined
        ? []
        : [[action.shortcut, (row: T) => run(action, rows.length > 0 ? rows : [row])]],
    ),
  )
  return (
    <>
      <ViewTabs name={name} state={state} builtIn={views} />
      {rows.length > 0 ? (
        <BulkBar count={rows.length} onClear={() => setChosen({})}>
          {bulk.map((action) => (
            <Button
              key={action.key}
              variant="default"
              onClick={() => run(action, rows)}
              rightSection={action.shortcut && <Kbd size="xs">{action.shortcut.toUpperCase()}</Kbd>}
            >
              {action.label}
            </Button>
          ))}
        </BulkBar>
      ) : (
        <FilterBar
          state={state}
          filters={filters}
          labelOf={labelOf}
          searchBox={props.searchable === false ? null : searchBox}
          searchLabel={props.searchLabel ?? t('design:table.search')}
          onLeaveSearch={() => table.current?.enter()}
          isMenuOpen={isMenuOpen}
          onMenu={setMenuOpen}
          total={result.total}
        >
          <SaveView name={name} state={state} />
          <ColumnMenu columns={columns} labelOf={columnLabel} layout={layout} />
        </FilterBar>
      )}
      {result.error !== null ? (
        <div className={classes.bar}>
          <ErrorPanel error={result.error} about={label} onRetry={result.retry} />
        </div>
      ) : (
        <RecordTable
          label={label}
          columns={columns}
          labelOf={columnLabel}
          result={result}
          memory={memory}
          handle={table}
          sort={sort}
          onSort={(sort) => state.change({ sort })}
          layout={layout}
          {...(bulk.length > 0 ? { selection: { chosen, set: setChosen } } : {})}
          {...(props.onOpen ? { onOpen: props.onOpen } : {})}
          {...(props.onEdit ? { onEdit: props.onEdit } : {})}
          keys={keys}
          empty={
            isNarrowed(state) ? (
              <NothingFound onClear={() => state.change({ filter: {}, search: '', view: null })} />
            ) : (
              props.empty
            )
          }
        />
      )}
    </>
  )
}

const noOrder: readonly SortBy[] = []

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useWords()
  return (
    <div className={classes.bar}>
      <span>{t('design:table.nothingFound')}</span>
      <Button variant="default" onClick={onClear}>
        {t('design:table.clearFilters')}
      </Button>
    </div>
  )
}
