import type { ComplaintFile } from '../rights-request/index.ts'
import type { OpenDate } from './open-date.ts'

/**
 * One date for a complaint that is an event of a request and a file: the file's, on the earlier day of the two. Where the file
 * says that it was acknowledged, neither is left.
 */
export function onceEachComplaint(
  dates: readonly OpenDate[],
  files: readonly ComplaintFile[],
): readonly OpenDate[] {
  const isOf =
    ({ requestIds }: ComplaintFile) =>
    ({ recordId, limit }: OpenDate) =>
      limit === 'acknowledgeComplaint' && requestIds.some((id) => id === recordId)
  return dates
    .filter((date) => !files.some((file) => isOf(file)(date)))
    .map((date) => {
      const file = files.find(({ id }) => date.limit === 'complaintAcknowledgement' && id === date.recordId)
      if (file === undefined) return date
      const days = dates.filter(isOf(file)).map(({ dueOn }) => dueOn)
      return { ...date, dueOn: [date.dueOn, ...days].toSorted()[0] ?? date.dueOn }
    })
}
