import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** Marks a task as done, as it stands now; the toast offers to take it back. */
export function useFinishTask(): (id: string) => Promise<void> {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return async (id) => {
    try {
      const task = await client.task.get({ id })
      await client.task.update({ id: task.id, revision: task.revision, changes: { status: 'done' } })
      toasts.done(t('today:done', { what: task.title }), task.id)
    } catch (error) {
      toasts.failed(error)
    }
  }
}
