import type { KeptBecause } from '#shared/contract/request-retention.ts'
import { keptUntil } from '#shared/contract/request-retention.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { type EntityOf, fold, type ReadDb } from '../../storage/index.ts'
import { holdsOn } from '../legal-hold/index.ts'

type Request = EntityOf<'rightsRequest'>

/**
 * Why files of requests are not blanked, by request; a file that nothing keeps has an empty list. A hold on the request, the
 * person, an activity of theirs or an authority's file keeps it (GDPR Art. 17(3)(e), 18(2)), and so does what is not at its end.
 */
export async function keptBecause(
  db: ReadDb,
  requests: readonly Request[],
  { today, months }: { readonly today: Day; readonly months: number },
): Promise<ReadonlyMap<string, readonly KeptBecause[]>> {
  const ids = requests.map(({ id }) => id)
  const files = (await db.all('authorityFile')).filter(({ requestIds }) =>
    requestIds.some((id) => ids.includes(id)),
  )
  const tasks =
    ids.length === 0 ? [] : await db.all('task', { subjectId: ids, status: ['open', 'inProgress'] })
  const holds = await standingHolds(db, today)
  const incidents = await openMisdeliveries(db, ids)
  return new Map(
    requests.map((request) => {
      const own = files.filter(({ requestIds }) => requestIds.includes(request.id))
      const heldWith = new Set<string>([
        request.id,
        ...request.activityIds,
        ...own.map(({ id }) => id),
        ...(request.disclosure?.people.map(({ personId }) => personId) ?? []),
      ])
      const isHeld = ({ subjectId, email }: (typeof holds)[number]) =>
        heldWith.has(subjectId) || (email !== '' && email === fold(request.subjectEmail))
      return [
        request.id,
        [
          ...timeOf(request, today, months),
          ...holds.filter(isHeld).map(
            ({ reference, subjectId, reason, until }): KeptBecause => ({
              because: 'hold',
              reference,
              recordId: subjectId,
              reason,
              until,
            }),
          ),
          ...own.filter(({ status }) => status !== 'closed').map((file) => stillOpen('authorityFile', file)),
          ...tasks
            .filter(({ subjectId }) => subjectId === request.id)
            .map((task) => stillOpen('openAction', task)),
          ...(incidents.get(request.id) ?? []).map((incident) => stillOpen('openIncident', incident)),
        ],
      ] as const
    }),
  )
}

function timeOf({ closedOn, reference, id }: Request, today: Day, months: number): KeptBecause[] {
  const until = keptUntil(closedOn, months)
  if (until !== null && until < today) return []
  return [{ because: until === null ? 'open' : 'retention', reference, recordId: id, reason: '', until }]
}

function stillOpen(
  because: 'authorityFile' | 'openAction' | 'openIncident',
  { reference, id }: { readonly reference: string; readonly id: string },
): KeptBecause {
  return { because, reference, recordId: id, reason: '', until: null }
}

/** Incidents without an outcome that a misdelivered letter opened, by its request: what went to somebody else stands there. */
async function openMisdeliveries(
  db: ReadDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly EntityOf<'securityIncident'>[]>> {
  const letters = ids.length === 0 ? [] : await db.all('letter', { subjectId: [...ids] })
  const opened = letters.flatMap(({ subjectId, deliveries }) =>
    deliveries.flatMap(({ incidentId }) => (incidentId === null ? [] : { subjectId, incidentId })),
  )
  const open = await db.all('securityIncident', {
    ids: opened.map(({ incidentId }) => incidentId),
    outcome: ['open'],
  })
  return Map.groupBy(open, ({ id }) => opened.find(({ incidentId }) => incidentId === id)?.subjectId ?? '')
}

/** The holds that stand, those on people with the e-mail address by which their requests are known. */
async function standingHolds(db: ReadDb, today: Day) {
  const all = await db.all('legalHold')
  const standing = await holdsOn(
    db,
    today,
    all.map(({ subjectId }) => subjectId),
  )
  return Promise.all(
    standing.map(async (hold) => {
      const person = hold.subjectId.startsWith('person_') ? await db.find('person', hold.subjectId) : null
      return { ...hold, email: fold(person?.email ?? '') }
    }),
  )
}
