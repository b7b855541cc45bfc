import type { LegalHold } from '#shared/contract/legal-hold.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { standingHolds } from '../legal-hold/index.ts'

const PersonId = id('person')

/** Whom of a connection holds keep, and the holds that do. */
export interface HeldPeople {
  readonly holds: readonly LegalHold[]
  readonly ids: ReadonlySet<string> | 'all'
}

/**
 * The people of a connection who are kept for a claim or an inquiry (GDPR Art. 17(3)(e)): held themselves, by a request of
 * theirs, or all of them by an activity that the system serves.
 */
export async function heldPeople(
  db: ReadDb,
  today: Day,
  { id: connectionId, systemId }: Pick<EntityOf<'connection'>, 'id' | 'systemId'>,
): Promise<HeldPeople> {
  const standing = await standingHolds(db, today)
  const holdOn = new Map<string, LegalHold>(standing.map((hold) => [hold.subjectId, hold]))
  const activities = await db.all('processingActivity', { systemIds: [systemId] })
  const ofSystem = activities.flatMap(({ id }) => holdOn.get(id) ?? [])
  if (ofSystem.length > 0) return { holds: ofSystem, ids: 'all' }
  const requests = await db.all('rightsRequest', { ids: [...holdOn.keys()] })
  const holdOfEmail = new Map(
    requests
      .filter(({ subjectEmail }) => subjectEmail !== '')
      .map(({ id, subjectEmail }) => [subjectEmail, holdOn.get(id)]),
  )
  const personIds = standing.flatMap(({ subjectId }) => PersonId.safeParse(subjectId).data ?? [])
  const people = await db.kysely
    .selectFrom('person')
    .select(['id', 'email'])
    .where('connectionId', '=', connectionId)
    .where(({ or, eb }) => or([eb('id', 'in', personIds), eb('email', 'in', [...holdOfEmail.keys()])]))
    .execute()
  return {
    holds: people.flatMap(({ id, email }) => holdOn.get(id) ?? holdOfEmail.get(email) ?? []),
    ids: new Set(people.map(({ id }) => id)),
  }
}
