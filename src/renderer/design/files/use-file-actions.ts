import { useMemo } from 'react'
import type { Attachment } from '#shared/contract/attachment.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'

/** What can be done with a file of the store. Each says what it did, or why it was refused. */
export interface FileActions {
  /** Shows the file in another program; null where the shell opens nothing, and files are saved. */
  readonly open: ((file: Attachment) => Promise<void>) | null
  readonly save: (file: Attachment) => Promise<void>
  readonly remove: (file: Attachment) => Promise<void>
}

export function useFileActions(): FileActions {
  const { client, host } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return useMemo(() => {
    const { openFile } = host
    return {
      open:
        openFile === null
          ? null
          : async ({ id, fileName }) => {
              try {
                const { ticket } = await client.attachment.open({ id })
                if (await openFile(ticket)) toasts.done(t('attachment:opened', { file: fileName }))
              } catch (error) {
                toasts.failed(error)
              }
            },
      save: async ({ id, fileName }) => {
        try {
          const content = await client.attachment.content({ id })
          // A browser shows nothing of what it only knows as bytes: it saves.
          const file = new File([content], fileName, { type: 'application/octet-stream' })
          if (await host.save(file)) toasts.done(t('attachment:saved', { file: fileName }))
        } catch (error) {
          toasts.failed(error)
        }
      },
      remove: async ({ id, revision, fileName }) => {
        try {
          await client.attachment.remove({ id, revision })
          toasts.done(t('attachment:removed', { file: fileName }))
        } catch (error) {
          toasts.failed(error)
        }
      },
    }
  }, [client, host, t, toasts])
}
