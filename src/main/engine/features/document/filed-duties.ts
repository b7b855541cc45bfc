import type { DutyReading } from '#shared/contract/reporting-duty.ts'
import type { Words } from '../../language/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { dutiesOf, readingOf, subjectOf } from '../reporting-duty/index.ts'
import type { RulesInForce } from '../rights-request/index.ts'

/** A duty with the dates of its steps, and what the files and letters that prove them are called. */
export interface FiledDuty extends DutyReading {
  readonly nameOf: (id: string) => string
}

/** The duties of breaches and incidents, by the record on which they hang. */
export async function filedDuties(
  db: ReadDb,
  subjectIds: readonly string[],
  rules: RulesInForce,
  words: Words,
): Promise<ReadonlyMap<string, readonly FiledDuty[]>> {
  const duties = subjectIds.length === 0 ? [] : await dutiesOf(db, subjectIds)
  const entries = duties.flatMap((duty) => duty.entries)
  const [attachments, letters] = await Promise.all([
    db.all('attachment', { ids: entries.flatMap(({ attachmentId }) => attachmentId ?? []) }),
    db.all('letter', { ids: entries.flatMap(({ letterId }) => letterId ?? []) }),
  ])
  const names = new Map<string, string>([
    ...attachments.map(({ id, fileName }) => [id, fileName] as const),
    ...letters.map(
      ({ id, reference, kind }) => [id, `${reference}, ${words.text(`letter:kind.${kind}`)}`] as const,
    ),
  ])
  const nameOf = (id: string) => names.get(id) ?? id
  const read = [...new Set(duties.map(({ subjectId }) => subjectId))].map(async (id) => {
    const [subject, events] = await Promise.all([subjectOf(db, id), clockEventsOf(db, id)])
    const own = duties.filter(({ subjectId }) => subjectId === id)
    return [id, own.map((duty) => ({ ...readingOf(duty, subject, events, rules), nameOf }))] as const
  })
  return new Map(await Promise.all(read))
}
