import type { RequestWork, Right } from '#shared/contract/codes.ts'
import { RequestWork as works } from '#shared/contract/codes.ts'
import type { PlannedTask } from '#shared/contract/rights-request.ts'
import { addDays, type Day, daysBetween } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import requestWork from '../../../../../resources/law/codes/request-work.json' with { type: 'json' }
import { standingEvents } from '../../deadline/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'

type Request = EntityOf<'rightsRequest'>
type Activity = EntityOf<'processingActivity'>
type Named = Omit<PlannedTask, 'isMade'>

/** Rights whose exercise is told to recipients once it is done (GDPR Art. 19). */
const toldToRecipients: readonly Right[] = ['art16Rectification', 'art17Erasure', 'art18Restriction']

/** The actions that a request calls for, place by place; those that were made already are marked. */
export async function plannedTasks(db: ReadDb, request: Request): Promise<PlannedTask[]> {
  const [systems, vendors, activities, made, events] = await Promise.all([
    db.all('system'),
    db.all('vendor'),
    db.all('processingActivity'),
    db.all('task', { subjectId: [request.id] }),
    clockEventsOf(db, request.id),
  ])
  const affected = activities.filter(isAffectedBy(request))
  const wanted = workOf(request.rights)
  const inSystems = systemTasks(request, affected, systems, wanted)
  const isCarriedOut = standingEvents(events).some(({ event }) => event === 'actionDone')
  const named: Named[] = [
    ...inSystems,
    ...processorTasks(request, affected, vendors, systems, inSystems, wanted),
    ...(isCarriedOut && request.rights.some((right) => toldToRecipients.includes(right))
      ? recipientTasks(request, affected)
      : []),
  ]
  return named.toSorted(byKindAndName).map((task) => ({
    ...task,
    isMade: made.some(
      ({ targetId, title, work }) =>
        work.some((one) => task.work.includes(one)) &&
        (task.targetId === null ? title.startsWith(`${task.name}: `) : targetId === task.targetId),
    ),
  }))
}

const kinds: readonly PlannedTask['via'][] = ['system', 'processor', 'recipient']

function byKindAndName(one: Named, other: Named): number {
  return kinds.indexOf(one.via) - kinds.indexOf(other.via) || one.name.localeCompare(other.name)
}

/** When the actions are proposed to be due and to be asked about again: well before the work target. */
export function proposedDays(
  { cautiousOn }: Request,
  today: Day,
): { readonly dueOn: Day; readonly chaseOn: Day } {
  const untilTarget = cautiousOn === null ? longest : daysBetween(today, cautiousOn) - reserve
  const days = Math.max(0, Math.min(longest, untilTarget))
  return { dueOn: addDays(today, days), chaseOn: addDays(today, Math.floor(days / 2)) }
}

/** Days that a place has for its answer at the most, and days that are left then to answer the person. */
const longest = 14
const reserve = 7

/** What the rights ask to be done wherever the data is, in the order in which it is done. */
function workOf(rights: readonly Right[]): RequestWork[] {
  return works.options.filter((work) =>
    (requestWork[work].rights as readonly string[]).some((right) => rights.includes(right as Right)),
  )
}

/** Activities that the request names, or all that are carried out. */
function isAffectedBy({ activityIds }: Request): (activity: Activity) => boolean {
  return ({ id, status }) => (activityIds.length === 0 ? status !== 'retired' : activityIds.includes(id))
}

function systemTasks(
  { activityIds, assignee }: Request,
  affected: readonly Activity[],
  systems: readonly EntityOf<'system'>[],
  work: RequestWork[],
): Named[] {
  const named = new Set<Id<'system'>>(affected.flatMap(({ systemIds }) => systemIds))
  // A system of no activity keeps personal data all the same: nobody has said yet what for.
  const places = activityIds.length === 0 ? systems : systems.filter(({ id }) => named.has(id))
  return places.map(({ id, name, owner }) => ({
    key: id,
    via: 'system',
    targetId: id,
    name,
    work,
    assignee: owner || assignee,
    coveredBy: [],
  }))
}

/** Processors that work on the data: as recipients of the activities, or behind one of the systems. */
function processorTasks(
  { assignee, activityIds }: Request,
  affected: readonly Activity[],
  vendors: readonly EntityOf<'vendor'>[],
  systems: readonly EntityOf<'system'>[],
  inSystems: readonly Named[],
  work: RequestWork[],
): Named[] {
  const planned = systems.filter(({ id }) => inSystems.some(({ targetId }) => targetId === id))
  const named = new Set<string | null>([
    ...affected.flatMap(({ recipients }) => recipients.map(({ vendorId }) => vendorId)),
    ...planned.map(({ vendorId }) => vendorId),
  ])
  return vendors
    .filter(({ id, role }) => role === 'processor' && (activityIds.length === 0 || named.has(id)))
    .map(({ id, name }) => ({
      key: id,
      via: 'processor',
      targetId: id,
      name,
      work,
      assignee,
      coveredBy: planned.filter(({ vendorId }) => vendorId === id).map((system) => system.name),
    }))
}

/** GDPR Art. 19: each recipient to whom the data was disclosed; staff of the controller is none (Art. 4(9), 4(10)). */
function recipientTasks({ assignee }: Request, affected: readonly Activity[]): Named[] {
  const byKey = new Map<string, Named>()
  for (const { recipients } of affected) {
    for (const { kind, name, vendorId } of recipients) {
      const key = `notify ${vendorId ?? name}`
      if (kind === 'internal' || byKey.has(key)) continue
      byKey.set(key, {
        key,
        via: 'recipient',
        targetId: vendorId,
        name,
        work: ['notify'],
        assignee,
        coveredBy: [],
      })
    }
  }
  return [...byKey.values()]
}
