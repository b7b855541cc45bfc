import type { Day, Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Words } from '../../language/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { breachClocksOf } from '../breach/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { subjectOf } from '../reporting-duty/index.ts'
import {
  complaintFiles,
  type RulesInForce,
  requestClocksOf,
  withComplaintFiles,
} from '../rights-request/index.ts'
import type { ClockFile } from './clock-sheet.ts'
import { filedDuties } from './filed-duties.ts'

interface Moment {
  readonly today: Day
  readonly now: Instant
  readonly words: Words
}

/**
 * The file of one request, breach or incident with its clocks and duties, or without an identifier those of all that are
 * open.
 * @throws Fault `not-found` for an identifier of anything else
 */
export async function clockFiles(
  db: ReadDb,
  recordId: string | null,
  rules: RulesInForce,
  { today, now, words }: Moment,
): Promise<ClockFile[]> {
  const wanted =
    recordId === null ? { clockState: ['notStarted', 'running', 'suspended'] } : { ids: [recordId] }
  const owing = recordId === null ? await owingRecords(db) : [recordId]
  const [requests, running, owed, incidents] = await Promise.all([
    db.all('rightsRequest', wanted),
    db.all('breach', wanted),
    db.all('breach', { ids: owing }),
    db.all('securityIncident', { ids: owing }),
  ])
  const breaches = [...new Map([...running, ...owed].map((breach) => [breach.id, breach])).values()]
  if (recordId !== null && requests.length + breaches.length + incidents.length === 0)
    throw new Fault('not-found', { params: { entity: 'rightsRequest', id: recordId } })
  const subjects = [...breaches, ...incidents].map(({ id }) => id)
  const duties = await filedDuties(db, subjects, rules, words)
  const complaints = requests.length === 0 ? [] : await complaintFiles(db)
  const ofRequests = requests.map(async (request) => {
    const events = await clockEventsOf(db, request.id)
    return {
      kind: 'request' as const,
      events,
      clocks: withComplaintFiles(requestClocksOf(request, events, rules, today), request.id, complaints),
      duties: [],
      blankedOn: request.blankedOn,
      ...placeOf(request),
    }
  })
  const ofBreaches = breaches.map(async (breach) => {
    const events = await clockEventsOf(db, breach.id)
    return {
      kind: 'breach' as const,
      events,
      clocks: breachClocksOf(breach, events, rules, now),
      duties: duties.get(breach.id) ?? [],
      blankedOn: null,
      ...placeOf(breach),
    }
  })
  const ofIncidents = incidents.map(async ({ id, reference }) => {
    const { zone, country, region } = await subjectOf(db, id)
    return {
      kind: 'incident' as const,
      events: [],
      clocks: [],
      duties: duties.get(id) ?? [],
      blankedOn: null,
      ...{ reference, zone, country, region },
    }
  })
  return Promise.all([...ofBreaches, ...ofIncidents, ...ofRequests])
}

/** The breaches and incidents of which somebody still has to be told, beside the authority of data protection. */
async function owingRecords(db: ReadDb): Promise<string[]> {
  const open = await db.all('reportingDuty', { status: ['open'] })
  return [...new Set(open.map(({ subjectId }) => String(subjectId)))]
}

function placeOf({
  reference,
  timeZone,
  country,
  region,
}: Pick<ClockFile, 'reference' | 'country' | 'region'> & { readonly timeZone: ClockFile['zone'] }) {
  return { reference, zone: timeZone, country, region }
}
