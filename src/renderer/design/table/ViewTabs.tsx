import { ActionIcon, Button, Modal, TextInput, Tooltip } from '@mantine/core'
import { BookmarkPlus, X } from 'lucide-react'
import { useState } from 'react'
import * as z from 'zod'
import { usePreference } from '../preferences/use-preference.ts'
import { useWords } from '../words/use-words.ts'
import classes from './table.module.css'
import type { ListFilter, ListState } from './use-list-state.ts'

const SavedView = z.object({
  name: z.string(),
  filter: z.record(z.string(), z.json()),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })),
})

interface ViewTabsProps {
  readonly name: string
  readonly state: ListState
  readonly builtIn: readonly { readonly key: string; readonly label: string; readonly filter: ListFilter }[]
}

/** Views as tabs: all, those that the list comes with, and those that the user saved. */
export function ViewTabs({ name, state, builtIn }: ViewTabsProps) {
  const { t } = useWords()
  const [saved, store] = usePreference(`views:${name}`, z.array(SavedView), noViews)
  const [isNaming, setNaming] = useState(false)
  const isNarrowed = Object.keys(state.filter).length > 0 || state.sort.length > 0
  const all = !isNarrowed && state.view === null
  return (
    <nav className={classes.views} aria-label={t('design:table.views')}>
      <ViewButton
        label={t('design:table.all')}
        isOn={all}
        onClick={() => state.change({ filter: {}, sort: [], view: null })}
      />
      {builtIn.map(({ key, label, filter }) => (
        <ViewButton
          key={key}
          label={label}
          isOn={state.view === key}
          onClick={() => state.change({ filter, sort: [], view: key })}
        />
      ))}
      {saved.map((view) => (
        <span key={view.name}>
          <ViewButton
            label={view.name}
            isOn={state.view === `:${view.name}`}
            onClick={() => state.change({ filter: view.filter, sort: view.sort, view: `:${view.name}` })}
          />
          {state.view === `:${view.name}` && (
            <ActionIcon
              size={18}
              aria-label={t('design:table.dropView', { what: view.name })}
              onClick={() => store(saved.filter((other) => other.name !== view.name))}
            >
              <X size={12} />
            </ActionIcon>
          )}
        </span>
      ))}
      {isNarrowed && state.view === null && (
        <Tooltip label={t('design:table.saveView')}>
          <ActionIcon aria-label={t('design:table.saveView')} onClick={() => setNaming(true)}>
            <BookmarkPlus size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {isNaming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(viewName) => {
            const view = SavedView.parse({ name: viewName, filter: state.filter, sort: state.sort })
            store([...saved.filter((other) => other.name !== viewName), view])
            state.change({ view: `:${viewName}` })
            setNaming(false)
          }}
        />
      )}
    </nav>
  )
}

const noViews: z.infer<typeof SavedView>[] = []

function ViewButton({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) {
  return (
    <button type="button" className={classes.view} aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  )
}

function NameDialog({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('design:table.saveView')}
      closeButtonProps={{ 'aria-label': t('design:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') onName(typed.trim())
        }}
      >
        <TextInput
          label={t('design:table.viewName')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={60}
          data-autofocus
        />
        <Button type="submit" mt="md" disabled={typed.trim() === ''}>
          {t('design:table.saveView')}
        </Button>
      </form>
    </Modal>
  )
}
