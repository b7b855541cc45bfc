import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import { CodeLabel } from '../../design/fields/code.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { dayText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { RequestStatus, requestFace } from './request-state.tsx'

export function RequestHeadline({ record }: { readonly record: RightsRequest }) {
  const { t, language } = useWords()
  return (
    <>
      <RequestStatus status={record.status} />
      <Clock face={requestFace(record)} />
      <span>
        {t('rights-request:receivedThrough')} <CodeLabel list="requestChannel" code={record.channel} />,{' '}
        <InstantText at={record.receivedAt} zone={record.timeZone} />
      </span>
      {record.contactRole !== 'self' && (
        <span>
          <CodeLabel list="contactRole" code={record.contactRole} />
          {record.contactName !== '' && `${t('design:colon')}${record.contactName}`}
        </span>
      )}
      {record.blankedOn !== null && (
        <MeaningBadge meaning="information">
          {t('rights-request:retention.blankedOn', { day: dayText(record.blankedOn, language) })}
        </MeaningBadge>
      )}
      {record.assignee !== '' && <span>{record.assignee}</span>}
    </>
  )
}
