import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { RecordLetters } from '../../design/letter/RecordLetters.tsx'
import { RequestEventDialog } from './RequestEventDialog.tsx'

/** The letters of a request; the legal events that they are evidence of are recorded from here. */
export function RequestLetters({ record }: { readonly record: RightsRequest }) {
  return (
    <RecordLetters
      record={record}
      eventDialog={({ event, proposal }, close) => (
        <RequestEventDialog record={record} intent={{ kind: 'record', event, proposal }} onClose={close} />
      )}
    />
  )
}
