import type { Day } from '#shared/kernel/dates.ts'
import { type ComplaintFile, filesOfComplaints } from '../rights-request/index.ts'
import type { OpenDate } from './open-date.ts'

/**
 * One date for a complaint that is an event of a request and a file: the file's, on the earlier day of the two. Where the file
 * says that it was acknowledged, neither is left. A complaint without a file keeps its own, in a closed request until it is over.
 */
export function onceEachComplaint(
  dates: readonly OpenDate[],
  files: readonly ComplaintFile[],
  today: Day,
): readonly OpenDate[] {
  const complaints = new Map(
    dates.flatMap(({ recordId, event }) =>
      event ? [[event.id, { ...event, requestId: recordId }] as const] : [],
    ),
  )
  const paired = filesOfComplaints([...complaints.values()], files)
  const fileOf = ({ event }: OpenDate) => event && paired.get(event.id)
  const isOver = ({ event, state, dueOn }: OpenDate) =>
    event !== undefined && state === 'closed' && dueOn < today
  return dates
    .filter((date) => fileOf(date) === undefined && !isOver(date))
    .map((date) => {
      if (date.limit !== 'complaintAcknowledgement') return date
      const days = dates.filter((other) => fileOf(other)?.id === date.recordId).map(({ dueOn }) => dueOn)
      return { ...date, dueOn: [date.dueOn, ...days].toSorted()[0] ?? date.dueOn }
    })
}
