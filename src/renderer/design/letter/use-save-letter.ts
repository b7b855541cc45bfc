import { useCallback } from 'react'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'

/** Saves a file of a letter where the person wants it. */
export function useSaveLetter(): (documentId: DocumentArtifact['id']) => Promise<void> {
  const { client, host } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return useCallback(
    async (id: DocumentArtifact['id']) => {
      try {
        const file = await client.document.content({ id })
        if (await host.save(file)) toasts.done(t('documents:saved', { file: file.name }))
      } catch (error) {
        toasts.failed(error)
      }
    },
    [client, host, t, toasts],
  )
}
