import type { Breach } from '#shared/contract/breach.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { BreachStatus, breachFace } from './breach-state.tsx'

export function BreachHeadline({ record }: { readonly record: Breach }) {
  const { code } = useWords()
  return (
    <>
      <BreachStatus status={record.status} />
      <Clock face={breachFace(record)} />
      {record.nature.length > 0 && (
        <span>{record.nature.map((nature) => code('breachNature', nature)).join(', ')}</span>
      )}
      {record.incidentId !== null && <RecordLink id={record.incidentId} />}
      {record.handler !== '' && <span>{record.handler}</span>}
    </>
  )
}
