import type { Message } from '#shared/kernel/message.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Article } from '../../design/words/Article.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** What has to be settled before the answer goes out. */
export function Findings({ of }: { readonly of: readonly Message[] }) {
  const { say } = useWords()
  return of.map((finding) => (
    <Notice key={finding.key} meaning="attention">
      {say(finding)}
      <Article of={finding.article} />
    </Notice>
  ))
}
