import { useState } from 'react'
import type { EngineClient } from '../../engine/client.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'

/** Fetches a file from the engine and saves it where the person wants it. */
export function useSaveFile() {
  const { client, host } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [isBusy, setBusy] = useState(false)
  const save = async (fetchFile: (from: EngineClient) => Promise<File>) => {
    setBusy(true)
    try {
      const file = await fetchFile(client)
      if (await host.save(file)) toasts.done(t('documents:saved', { file: file.name }))
    } catch (error) {
      toasts.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, save }
}
