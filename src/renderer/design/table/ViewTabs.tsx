import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import type { SortBy } from '../register/register-api.ts'
import { useWords } from '../words/use-words.ts'
import { savedViewKey, useSavedViews } from './saved-views.ts'
import classes from './table.module.css'
import { isNarrowed, type ListFilter, type ListState } from './use-list-state.ts'

/** A narrowing that the list comes with. */
export interface ListView {
  readonly key: string
  readonly label: string
  readonly filter: ListFilter
  readonly sort?: readonly SortBy[]
}

interface ViewTabsProps {
  readonly name: string
  readonly state: ListState
  readonly builtIn: readonly ListView[]
}

/** Views as tabs: all, those that the list comes with, and those that the user saved. */
export function ViewTabs({ name, state, builtIn }: ViewTabsProps) {
  const { t } = useWords()
  const { views: saved, drop } = useSavedViews(name)
  if (builtIn.length + saved.length === 0) return null
  const isAll = !isNarrowed(state) && state.sort.length === 0 && state.view === null
  return (
    <nav className={classes.views} aria-label={t('design:table.views')}>
      <ViewButton
        label={t('design:table.all')}
        isOn={isAll}
        onClick={() => state.change({ filter: {}, search: '', sort: [], view: null })}
      />
      {builtIn.map(({ key, label, filter, sort = [] }) => (
        <ViewButton
          key={key}
          label={label}
          isOn={state.view === key}
          onClick={() => state.change({ filter, search: '', sort, view: key })}
        />
      ))}
      {saved.map((view) => {
        const key = savedViewKey(view.name)
        return (
          <span key={key} className={classes.savedView}>
            <ViewButton
              label={view.name}
              isOn={state.view === key}
              onClick={() =>
                state.change({ filter: view.filter, search: view.search, sort: view.sort, view: key })
              }
            />
            {state.view === key && (
              <ActionIcon
                size={18}
                aria-label={t('design:table.dropView', { what: view.name })}
                onClick={() => {
                  drop(view.name)
                  state.change({ view: null })
                }}
              >
                <X size={12} />
              </ActionIcon>
            )}
          </span>
        )
      })}
    </nav>
  )
}

interface ViewButtonProps {
  readonly label: string
  readonly isOn: boolean
  readonly onClick: () => void
}

function ViewButton({ label, isOn, onClick }: ViewButtonProps) {
  return (
    <button type="button" className={classes.view} aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  )
}
