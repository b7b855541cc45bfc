import { Fault } from '#shared/kernel/faults.ts'
import type { ReadDb } from '../storage/index.ts'

/**
 * Nothing is added to a file whose personal data are gone: what was said of the person would stand in it anew.
 * @param subjectId a record of any kind; those that are no request pass
 * @throws Fault `request-blanked`
 */
export async function requireNotBlanked(db: ReadDb, subjectId: string | null): Promise<void> {
  if (subjectId === null || !subjectId.startsWith('request_')) return
  const request = await db.find('rightsRequest', subjectId)
  if (request?.blankedOn)
    throw new Fault('request-blanked', { params: { reference: request.reference, on: request.blankedOn } })
}
