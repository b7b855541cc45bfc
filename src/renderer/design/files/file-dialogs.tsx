import { useState } from 'react'
import * as z from 'zod'
import type { Attachment } from '#shared/contract/attachment.ts'
import { useEngine } from '../engine-context.ts'
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { longText, text } from '../fields/text.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useWords } from '../words/use-words.ts'
import { useFileActions } from './use-file-actions.ts'

interface FileDialogProps {
  readonly file: Attachment
  readonly onClose: () => void
}

const Draft = z.object({
  fileName: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000),
})

/** Another name, or words on what the file is. */
export function EditFile({ file, onClose }: FileDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, fileName, description } = file
  return (
    <CommandDialog
      title={t('attachment:editTitle')}
      namespace="attachment"
      fields={{ fileName: text({ required: true, width: 'full' }), description: longText() }}
      blank={{ fileName, description }}
      schema={Draft}
      action={t('attachment:editAction')}
      onSend={async (changes) => {
        await client.attachment.update({ id, revision, changes })
        toasts.done(t('attachment:changed', { file: changes.fileName }), id)
      }}
      onClose={onClose}
    />
  )
}

/** Bytes that were removed are gone: the name is typed first. */
export function RemoveFile({ file, onClose }: FileDialogProps) {
  const { t } = useWords()
  const { remove } = useFileActions()
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    await remove(file)
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('attachment:removeTitle')}
      action={t('attachment:removeAction')}
      ask={file.reference}
      danger
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {t('attachment:removeText', { file: file.fileName })}
    </ConfirmDialog>
  )
}

/** A program leaves the store only after the person has read what it is. */
export function SaveProgram({ file, onClose }: FileDialogProps) {
  const { t } = useWords()
  const { save } = useFileActions()
  return (
    <ConfirmDialog
      title={t('attachment:saveTitle')}
      action={t('attachment:saveAction')}
      danger
      onConfirm={() => {
        onClose()
        void save(file)
      }}
      onClose={onClose}
    >
      {t('attachment:saveText', { file: file.fileName })}
    </ConfirmDialog>
  )
}
