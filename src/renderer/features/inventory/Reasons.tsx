import type { Message } from '#shared/kernel/message.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './inventory.module.css'

/** Why the classifier proposes what it proposes, each reason with the article that it leads to. */
export function Reasons({ reasons }: { readonly reasons: readonly Message[] }) {
  const { say, cited } = useWords()
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)}>
          {say(reason)}
          {reason.article !== null && <span className={classes.article}>{cited(reason.article)}</span>}
        </li>
      ))}
    </ul>
  )
}
