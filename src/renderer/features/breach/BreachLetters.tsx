import type { Breach } from '#shared/contract/breach.ts'
import { RecordLetters } from '../../design/letter/RecordLetters.tsx'
import { BreachEventDialog } from './BreachEventDialog.tsx'

/** The letters of a breach: to the people and to a controller (GDPR Art. 33(2), 34). */
export function BreachLetters({ record }: { readonly record: Breach }) {
  return (
    <RecordLetters
      record={record}
      eventDialog={({ event, proposal }, close) => (
        <BreachEventDialog record={record} intent={{ kind: 'record', event, proposal }} onClose={close} />
      )}
    />
  )
}
