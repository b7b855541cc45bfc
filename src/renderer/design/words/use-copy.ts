import { useEffect, useState } from 'react'
import { useEngine } from '../engine-context.ts'

/** For how long a button says that it copied, in milliseconds. */
const saidFor = 2_000

/**
 * Copies a text by the shell of the window.
 * @param isSecret it leaves the clipboard again, as `ClipboardNote` says
 */
export function useCopy(
  text: string,
  { isSecret = false }: { readonly isSecret?: boolean } = {},
): { readonly copied: boolean; readonly copy: () => void } {
  const { host } = useEngine()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [copied])
  return {
    copied,
    // A shell that refuses has copied nothing, and the button says nothing.
    copy: () =>
      void host.copy(text, isSecret).then(
        () => setCopied(true),
        () => setCopied(false),
      ),
  }
}
