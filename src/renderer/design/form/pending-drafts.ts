import { preferencesKept } from '../preferences/use-preference.ts'

const forms = new Set<() => void>()
/** How long a lock waits for what was typed last, in milliseconds: it must not wait for an engine that is gone. */
const patience = 2_000

/** Remembers how a form keeps what was typed a moment ago. Call the returned function when the form is gone. */
export function keepsDraft(keepNow: () => void): () => void {
  forms.add(keepNow)
  return () => forms.delete(keepNow)
}

/** Keeps what was typed a moment ago, in whatever forms are open; resolves when it is in the store. */
export async function keepDrafts(): Promise<void> {
  for (const keepNow of forms) keepNow()
  await Promise.race([preferencesKept(), new Promise((resolve) => setTimeout(resolve, patience))])
}

/** Keeps what was typed whenever the window is left or loaded anew. Call the returned function to stop. */
export function keepDraftsWhenLeft(): () => void {
  const keep = () => void keepDrafts()
  window.addEventListener('blur', keep)
  document.addEventListener('visibilitychange', keep)
  return () => {
    window.removeEventListener('blur', keep)
    document.removeEventListener('visibilitychange', keep)
  }
}
