import type { ReactNode } from 'react'
import type { SimilarRequest } from '#shared/contract/rights-request.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { Article } from '../../design/words/Article.tsx'
import { DayText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'

interface SimilarRequestsProps {
  readonly items: readonly SimilarRequest[]
  /** What can be done about one. */
  readonly actions?: (item: SimilarRequest) => ReactNode
}

/** Requests that seem to come from the same person: why, and what it means. */
export function SimilarRequests({ items, actions }: SimilarRequestsProps) {
  const { t, code } = useWords()
  return items.map((item) => (
    <Notice key={item.id} meaning="information">
      <div>
        <RecordLink id={item.id} /> <span className="mono">{item.reference}</span>,{' '}
        <DayText day={item.receivedOn} />
      </div>
      <div>
        {item.reasons.map((reason) => t(`rights-request:similar.reason.${reason}`)).join(' · ')} ·{' '}
        {item.rights.map((right) => code('right', right)).join(' · ')}
      </div>
      <div>{t(`rights-request:similar.means.${item.proposed}`)}</div>
      <Article of="GDPR Art. 12(5)" />
      {actions?.(item)}
    </Notice>
  ))
}
