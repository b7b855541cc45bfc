import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Day } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { DayInput } from '../fields/DayInput.tsx'
import { useOpenStore } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import classes from './tasks.module.css'

/** One line that adds a task to a record: what, and by when. */
export function QuickTask({ recordId }: { readonly recordId: string }) {
  const { client } = useEngine()
  const { session } = useOpenStore()
  const { t } = useWords()
  const toasts = useToasts()
  const [title, setTitle] = useState('')
  const [dueOn, setDueOn] = useState<Day | null>(null)
  const [isBusy, setBusy] = useState(false)
  const titleBox = useRef<HTMLInputElement>(null)
  const add = async () => {
    setBusy(true)
    try {
      const task = await client.task.create({
        title,
        dueOn,
        subjectId: recordId,
        assignee: session.user.label,
      })
      toasts.done(t('design:toast.created', { what: task.title }), task.id)
      setTitle('')
      setDueOn(null)
      titleBox.current?.focus()
    } catch (error) {
      toasts.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.quick}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextInput
        ref={titleBox}
        className={classes.quickTitle}
        label={t('record-tasks:what')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={300}
        autoComplete="off"
      />
      <DayInput label={t('record-tasks:by')} value={dueOn} onChange={setDueOn} clearable w={150} />
      <Button
        type="submit"
        variant="default"
        leftSection={<Plus size={14} />}
        loading={isBusy}
        disabled={title.trim() === ''}
      >
        {t('record-tasks:add')}
      </Button>
    </form>
  )
}
