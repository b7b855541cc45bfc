import { Button } from '@mantine/core'
import { Check, RotateCcw } from 'lucide-react'
import type { Task } from '#shared/contract/task.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

/** One click for what happens most to a task. */
export function TaskActions({ record }: { readonly record: Task }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  if (!mayEdit) return null
  const isOpen = record.status === 'open' || record.status === 'inProgress'
  const status = isOpen ? 'done' : 'open'
  const move = () =>
    client.task
      .update({ id: record.id, revision: record.revision, changes: { status } })
      .then(() => toasts.done(t(`task:moved.${status}`), record.id), toasts.failed)
  return (
    <Button
      variant={isOpen ? 'filled' : 'default'}
      leftSection={isOpen ? <Check size={14} /> : <RotateCcw size={14} />}
      onClick={() => void move()}
    >
      {t(`task:move.${status}`)}
    </Button>
  )
}
