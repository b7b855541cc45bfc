import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '../feedback/Dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { savedViewKey, useSavedViews } from './saved-views.ts'
import { isNarrowed, type ListState } from './use-list-state.ts'

interface SaveViewProps {
  readonly name: string
  readonly state: ListState
}

/** Keeps how the list is narrowed and sorted under a name. */
export function SaveView({ name, state }: SaveViewProps) {
  const { t } = useWords()
  const { views, save } = useSavedViews(name)
  const [isNaming, setNaming] = useState(false)
  const canSave = (isNarrowed(state) || state.sort.length > 0) && state.view === null
  return (
    <>
      <Tooltip label={t('design:table.saveView')}>
        <ActionIcon
          aria-label={t('design:table.saveView')}
          style={{ visibility: canSave ? 'visible' : 'hidden' }}
          onClick={() => setNaming(true)}
        >
          <BookmarkPlus size={16} />
        </ActionIcon>
      </Tooltip>
      {isNaming && (
        <NameDialog
          taken={views.map((view) => view.name)}
          onClose={() => setNaming(false)}
          onName={(view) => {
            save(view, state)
            state.change({ view: savedViewKey(view) })
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

interface NameDialogProps {
  /** The names of the views that there are. */
  readonly taken: readonly string[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

function NameDialog({ taken, onName, onClose }: NameDialogProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  return (
    <Dialog onClose={onClose} title={t('design:table.saveView')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name !== '') onName(name)
        }}
      >
        <TextInput
          label={t('design:table.viewName')}
          description={taken.includes(name) ? t('design:table.viewReplaced') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={60}
          data-autofocus
        />
        <Button type="submit" mt="md" disabled={name === ''}>
          {t('design:table.saveView')}
        </Button>
      </form>
    </Dialog>
  )
}
