import type { Message } from '#shared/kernel/message.ts'
import { useWords } from './use-words.ts'
import classes from './words.module.css'

/** The provision behind a sentence, on a line of its own under it; nothing where there is none. */
export function Article({ of }: { readonly of: Message['article'] }) {
  const { cited } = useWords()
  return of === null ? null : <span className={classes.article}>{cited(of)}</span>
}
