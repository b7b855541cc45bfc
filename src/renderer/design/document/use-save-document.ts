import { useCallback } from 'react'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'

/** Saves the file of a document that was made, where the person wants it. */
export function useSaveDocument(): (artifact: DocumentArtifact) => Promise<void> {
  const { client, host } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return useCallback(
    async ({ id, fileName }: DocumentArtifact) => {
      try {
        const content = await client.document.content({ id })
        const file = new File([content], fileName, { type: content.type })
        if (await host.save(file)) toasts.done(t('documents:saved', { file: fileName }))
      } catch (error) {
        toasts.failed(error)
      }
    },
    [client, host, t, toasts],
  )
}
