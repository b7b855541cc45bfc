import type { RequestClock } from '#shared/contract/clock.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'

/** A complaint to the controller that the law wants acknowledged and that has a file of its own. */
export type ComplaintFile = Pick<
  EntityOf<'authorityFile'>,
  'id' | 'reference' | 'acknowledgeOn' | 'acknowledgedOn' | 'requestIds'
>

/** The files of complaints to the controller that are owed an acknowledgement (DPA 2018 s. 164A(3)). */
export async function complaintFiles(db: ReadDb): Promise<readonly ComplaintFile[]> {
  const files = await db.all('authorityFile', { kind: ['complaintToController'] })
  return files.filter(({ acknowledgeOn }) => acknowledgeOn !== null)
}

/**
 * A complaint that was recorded with a request and has a file of its own is one complaint with one date, which the file
 * carries: the request names the file and has no date of its own for it.
 */
export function withComplaintFiles(
  clocks: readonly RequestClock[],
  requestId: string,
  files: readonly ComplaintFile[],
): RequestClock[] {
  const file = files.find(({ requestIds }) => requestIds.some((id) => id === requestId))
  if (file === undefined) return [...clocks]
  return clocks.map((clock) => ({
    ...clock,
    otherLimits: clock.otherLimits.map((limit) => {
      if (limit.duty !== 'acknowledgeComplaint') return limit
      const { article, params } = limit.message
      const state = file.acknowledgedOn === null ? 'open' : 'done'
      const said = { ...params, file: file.reference, acknowledgedOn: file.acknowledgedOn }
      return {
        ...limit,
        message: { key: `rights-request:complaintInFile.${state}`, params: said, article },
        dueOn: null,
      }
    }),
  }))
}
