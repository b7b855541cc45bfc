import type { Message } from '#shared/kernel/message.ts'
import { Article } from '../../design/words/Article.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './inventory.module.css'

/** Why the classifier proposes what it proposes, each reason with the article that it leads to. */
export function Reasons({ reasons }: { readonly reasons: readonly Message[] }) {
  const { say } = useWords()
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={JSON.stringify(reason)}>
          {say(reason)}
          <Article of={reason.article} />
        </li>
      ))}
    </ul>
  )
}
