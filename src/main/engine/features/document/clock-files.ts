import type { Day, Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { ReadDb } from '../../storage/index.ts'
import { breachClocksOf } from '../breach/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { type RulesInForce, requestClocksOf } from '../rights-request/index.ts'
import type { ClockFile } from './clock-sheet.ts'

interface Moment {
  readonly today: Day
  readonly now: Instant
}

/**
 * The file of one request or breach with its clocks, or without an identifier those of all that are open.
 * @throws Fault `not-found` for an identifier of anything else
 */
export async function clockFiles(
  db: ReadDb,
  recordId: string | null,
  rules: RulesInForce,
  { today, now }: Moment,
): Promise<ClockFile[]> {
  const wanted =
    recordId === null ? { clockState: ['notStarted', 'running', 'suspended'] } : { ids: [recordId] }
  const [requests, breaches] = await Promise.all([
    recordId?.startsWith('breach_') ? [] : db.all('rightsRequest', wanted),
    recordId?.startsWith('request_') ? [] : db.all('breach', wanted),
  ])
  if (recordId !== null && requests.length + breaches.length === 0)
    throw new Fault('not-found', { params: { entity: 'rightsRequest', id: recordId } })
  const ofRequests = requests.map(async (request) => {
    const events = await clockEventsOf(db, request.id)
    return {
      kind: 'request' as const,
      events,
      clocks: requestClocksOf(request, events, rules, today),
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
      blankedOn: null,
      ...placeOf(breach),
    }
  })
  return Promise.all([...ofBreaches, ...ofRequests])
}

function placeOf({
  reference,
  timeZone,
  country,
  region,
}: Pick<ClockFile, 'reference' | 'country' | 'region'> & { readonly timeZone: ClockFile['zone'] }) {
  return { reference, zone: timeZone, country, region }
}
