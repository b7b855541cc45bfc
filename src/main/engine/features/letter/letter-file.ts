import type { ClockEvent, RequestClock } from '#shared/contract/clock.ts'
import type { Regime } from '#shared/contract/codes.ts'
import type { Day, Instant } from '#shared/kernel/dates.ts'
import { standingEvents } from '../../deadline/index.ts'
import type { QueryContext } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { type ClockRules, requestClocksOf, rulesInForce } from '../rights-request/index.ts'

/** A record, its legal events that stand, and what the clocks make of them. */
interface FileOfRecord {
  readonly organisation: EntityOf<'organisation'>
  readonly events: readonly ClockEvent[]
  readonly today: Day
}

export interface RequestLetterFile extends FileOfRecord {
  readonly of: 'request'
  readonly record: EntityOf<'rightsRequest'>
  readonly clocks: readonly RequestClock[]
  /** The clocks as they would be if the notice of extension went out now. */
  readonly extended: readonly RequestClock[]
}

export interface BreachLetterFile extends FileOfRecord {
  readonly of: 'breach'
  readonly record: EntityOf<'breach'>
}

/** What letters of a record are written from. */
export type LetterFile = RequestLetterFile | BreachLetterFile

interface Surroundings extends Pick<QueryContext, 'today' | 'now'> {
  readonly db: ReadDb
}

/** @throws Fault `not-found` when there is no such record */
export async function letterFileOf(
  subjectId: string,
  { db, today, now }: Surroundings,
  rules: ClockRules,
): Promise<LetterFile> {
  const [organisation, all] = await Promise.all([organisationOf(db), clockEventsOf(db, subjectId)])
  const events = standingEvents(all)
  if (subjectId.startsWith('breach_'))
    return { of: 'breach', organisation, record: await db.get('breach', subjectId), events, today }
  const record = await db.get('rightsRequest', subjectId)
  const inForce = await rulesInForce(rules, db)
  const clocksWith = (recorded: readonly ClockEvent[]) => requestClocksOf(record, recorded, inForce, today)
  return {
    of: 'request',
    organisation,
    record,
    events,
    today,
    clocks: clocksWith(all),
    extended: clocksWith([...all, noticeNow(record.id, now)]),
  }
}

/** The notice of extension as an event that has not happened yet; nothing of it is kept. */
function noticeNow(subjectId: ClockEvent['subjectId'], now: Instant): ClockEvent {
  return {
    id: 'event_00000000000000000000000000' as ClockEvent['id'],
    subjectId,
    event: 'extensionNoticeSent',
    occurredAt: now,
    rights: [],
    regimes: [],
    correctionOf: null,
    reason: '',
    decidedBy: '',
    evidence: '',
    facts: {},
    recordedAt: now,
    recordedBy: '',
    decision: null,
  }
}

/** The limit of a request in a regime: the earliest among its open clocks, else among all. */
export function limitIn(
  clocks: readonly RequestClock[],
  regime: Regime,
  name: 'dueOn' | 'extensionNoticeDueOn',
): Day | null {
  const there = clocks.filter((clock) => clock.regime === regime)
  const open = there.filter(({ state }) => state !== 'closed')
  const days = (open.length > 0 ? open : there).map((clock) => clock[name]).filter((day) => day !== null)
  return days.toSorted()[0] ?? null
}

/** Whether a notice of extension that goes out now comes after the month in which it is due (GDPR Art. 12(3)). */
export function isExtensionLate({ extended }: RequestLetterFile, regime: Regime): boolean {
  return extended.some(
    (clock) =>
      clock.regime === regime && clock.warnings.some(({ key }) => key === 'deadline:warning.extensionLate'),
  )
}
