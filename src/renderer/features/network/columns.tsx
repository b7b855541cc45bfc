import { CallOutcome, type NetworkCall } from '#shared/contract/network.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { type Column, column, type Filters } from '../../design/table/column.ts'
import { choiceFilter, recordFilter } from '../../design/table/filters.tsx'
import { instantFilter } from '../../design/table/instant-filter.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'

export const networkColumns: readonly Column<NetworkCall>[] = [
  column('at', ({ at }) => <InstantText at={at} />, { sortable: true, size: 236 }),
  column('connection', ({ connection }) => connection, { size: 130, cuts: true, yields: 3 }),
  column('method', ({ method }) => <span className="mono">{method}</span>, { size: 76 }),
  column('host', ({ host }) => <span className="mono">{host}</span>, { size: 150, cuts: true }),
  column('path', ({ path }) => <span className="mono">{path}</span>, { size: 190, grows: true, cuts: true }),
  column('outcome', ({ outcome }) => <Outcome outcome={outcome} />, { size: 124 }),
  column('status', ({ status }) => status, { size: 70, align: 'right', yields: 4 }),
  column('bytes', ({ bytes }) => <Size bytes={bytes} />, {
    sortable: true,
    size: 104,
    align: 'right',
    yields: 2,
  }),
  column('milliseconds', ({ milliseconds }) => <Duration milliseconds={milliseconds} />, {
    sortable: true,
    size: 90,
    align: 'right',
    yields: 1,
  }),
  column('reason', ({ reason }) => <Reason reason={reason} />, { size: 210, cuts: true, yields: 5 }),
]

export const networkFilters: Filters = {
  outcome: choiceFilter('network:outcome', CallOutcome.options),
  connectionId: recordFilter('connection'),
  atAfter: instantFilter('start'),
  atBefore: instantFilter('end'),
}

const meanings: Readonly<Record<CallOutcome, Meaning>> = {
  open: 'information',
  answered: 'good',
  failed: 'danger',
  refused: 'attention',
  cancelled: 'neutral',
  interrupted: 'attention',
}

function Outcome({ outcome }: Pick<NetworkCall, 'outcome'>) {
  const { t } = useWords()
  return <MeaningBadge meaning={meanings[outcome]}>{t(`network:outcome.${outcome}`)}</MeaningBadge>
}

function Reason({ reason }: Pick<NetworkCall, 'reason'>) {
  const { t } = useWords()
  return reason !== '' && t(`network:reason.${reason}`)
}

function Size({ bytes }: Pick<NetworkCall, 'bytes'>) {
  return bytesText(bytes, useWords().language)
}

function Duration({ milliseconds }: Pick<NetworkCall, 'milliseconds'>) {
  const { t } = useWords()
  return t('network:milliseconds', { count: milliseconds })
}
