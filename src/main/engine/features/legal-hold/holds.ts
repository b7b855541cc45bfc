import type { LegalHold } from '#shared/contract/legal-hold.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { ReadDb } from '../../storage/index.ts'

/** The holds on any of these records that stand on a day: neither lifted nor over. */
export async function holdsOn(
  db: ReadDb,
  today: Day,
  subjectIds: readonly string[],
): Promise<readonly LegalHold[]> {
  const holds = subjectIds.length === 0 ? [] : await db.all('legalHold', { subjectId: [...subjectIds] })
  return standing(holds, today)
}

/** Every hold that stands on a day. */
export async function standingHolds(db: ReadDb, today: Day): Promise<readonly LegalHold[]> {
  return standing(await db.all('legalHold', {}), today)
}

function standing(holds: readonly LegalHold[], today: Day): readonly LegalHold[] {
  return holds.filter(({ liftedOn, until }) => liftedOn === null && (until === null || until >= today))
}

/**
 * What is held is neither erased nor blanked nor removed (GDPR Art. 17(3)(e)).
 * @throws Fault `under-legal-hold`, which names the hold
 */
export async function requireNoHold(db: ReadDb, today: Day, subjectIds: readonly string[]): Promise<void> {
  refuseHeld(await holdsOn(db, today, subjectIds))
}

/** @throws Fault `under-legal-hold`, which names the first of these holds */
export function refuseHeld([first]: readonly LegalHold[]): void {
  if (first === undefined) return
  const { reference, reason, until, placedBy } = first
  throw new Fault('under-legal-hold', { params: { hold: reference, reason, until, by: placedBy } })
}
