import type { DutyReading, ReportingDuty } from '#shared/contract/reporting-duty.ts'
import type { Instant, TimeZone } from '#shared/kernel/dates.ts'
import { dutyClock, type LegalEvent, standingEvents } from '../../deadline/index.ts'
import { chosenCalendar } from '../../law/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { organisationOf } from '../organisation/index.ts'
import type { RulesInForce } from '../rights-request/index.ts'
import { factsOf } from './entries.ts'

/** The record that duties hang on, and where its days are counted. */
export interface DutySubject {
  readonly record: EntityOf<'breach'> | EntityOf<'securityIncident'>
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
}

/** The breach, or the incident with the place of the organisation. */
export async function subjectOf(db: ReadDb, subjectId: string): Promise<DutySubject> {
  if (subjectId.startsWith('breach_')) {
    const record = await db.get('breach', subjectId)
    const { timeZone: zone, country, region } = record
    return { record, zone, country, region }
  }
  const [record, organisation] = await Promise.all([
    db.get('securityIncident', subjectId),
    organisationOf(db),
  ])
  return { record, zone: organisation.timeZone, ...chosenCalendar(organisation) }
}

/** The duties of a record as they were added. */
export async function dutiesOf(db: ReadDb, subjectIds: readonly string[]): Promise<ReportingDuty[]> {
  const duties = await db.all('reportingDuty', { subjectId: [...subjectIds] })
  return duties.toSorted((one, other) =>
    one.reference.localeCompare(other.reference, 'en', { numeric: true }),
  )
}

/** When we knew of the breach as a processor, by the legal event that stands; null: none does. */
export function processorAwareAt(events: readonly LegalEvent[]): Instant | null {
  return standingEvents(events).find(({ event }) => event === 'weAsProcessorAware')?.occurredAt ?? null
}

/** A duty with the dates of its steps. */
export function readingOf(
  duty: ReportingDuty,
  { zone, country, region }: Omit<DutySubject, 'record'>,
  events: readonly LegalEvent[],
  { law, calendars, policies }: RulesInForce,
): DutyReading {
  const { starts, done, doneLast, agreed } = factsOf(duty.entries)
  const known = duty.kind === 'controllerNotice' ? processorAwareAt(events) : null
  const usual = duty.kind === 'controllerNotice' ? policies.current.processorNoticeHours : null
  const steps = dutyClock({
    kind: duty.kind,
    regime: duty.regime,
    starts: known === null ? starts : new Map([...starts, ['processorAware', known]]),
    done,
    doneLast,
    agreed: agreed ?? (usual === null ? null : { value: usual, unit: 'hour' }),
    zone,
    country,
    region,
    law,
    calendars,
  })
  return { duty, steps: steps.map((step) => ({ ...step, steps: [...step.steps] })) }
}
