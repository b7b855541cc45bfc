import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEngine } from '../../design/engine-context.ts'
import { ConfirmDialog } from '../../design/feedback/ConfirmDialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { instantText, numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Shelved } from './shelved.ts'

interface RemoveBackupProps {
  readonly backup: Shelved
  /** How many there are besides it. */
  readonly rest: number
  readonly onClose: () => void
}

/** Removes a backup from both folders before its day. */
export function RemoveBackup({ backup: { name, createdAt }, rest, onClose }: RemoveBackupProps) {
  const { query } = useEngine()
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const queries = useQueryClient()
  const toasts = useToasts()
  const remove = useMutation(
    query.backup.remove.mutationOptions({
      onSuccess: async () => {
        toasts.done(t('backup:remove.done'))
        onClose()
        await queries.invalidateQueries({ queryKey: query.backup.key() })
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('backup:remove.title', { when: instantText(createdAt, organisation.timeZone, language) })}
      action={t('backup:remove.action')}
      danger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate({ name })}
      onClose={onClose}
    >
      {remove.error !== null && <ErrorPanel error={remove.error} />}
      {t('backup:remove.text', { rest: numberText(rest, language) })}
    </ConfirmDialog>
  )
}
