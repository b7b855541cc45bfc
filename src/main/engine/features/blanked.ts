import { type ClockEventName, countsWithoutWords } from '#shared/contract/clock.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { EntityOf, ReadDb } from '../storage/index.ts'

/**
 * Nothing is added to a file whose personal data are gone: what was said of the person would stand in it anew.
 * @param subjectId a record of any kind; those that are no request pass
 * @throws Fault `request-blanked`
 */
export async function requireNotBlanked(db: ReadDb, subjectId: string | null): Promise<void> {
  if (subjectId === null || !subjectId.startsWith('request_')) return
  const request = await db.find('rightsRequest', subjectId)
  if (request !== null) refuseBlanked(request)
}

/**
 * A closed file that is blanked takes no legal event any more. One that a restored backup brought back from before its closing
 * takes what moves and closes its clocks, because how it ended stands nowhere there; without words, because nothing would
 * blank them again.
 * @returns whether the event is kept without words
 * @throws Fault `request-blanked`
 */
export async function takesEventWithoutWords(
  db: ReadDb,
  subjectId: string,
  event: ClockEventName,
): Promise<boolean> {
  const request = subjectId.startsWith('request_') ? await db.find('rightsRequest', subjectId) : null
  if (request !== null && (request.closedOn !== null || !countsWithoutWords(event))) refuseBlanked(request)
  return request !== null && request.blankedOn !== null
}

function refuseBlanked({ reference, blankedOn }: EntityOf<'rightsRequest'>): void {
  if (blankedOn !== null) throw new Fault('request-blanked', { params: { reference, on: blankedOn } })
}
