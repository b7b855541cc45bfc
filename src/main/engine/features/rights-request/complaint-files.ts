import type { OtherLimit, RequestClock } from '#shared/contract/clock.ts'
import { daysBetween } from '#shared/kernel/dates.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'

/** A complaint to the controller that the law wants acknowledged and that has a file of its own. */
export type ComplaintFile = Pick<
  EntityOf<'authorityFile'>,
  'id' | 'reference' | 'receivedOn' | 'acknowledgeOn' | 'acknowledgedOn' | 'requestIds'
>

/**
 * The files of complaints to the controller that are owed an acknowledgement (DPA 2018 s. 164A(3)), or had it. One that was
 * closed without has no date, so it stands for nobody else's.
 */
export async function complaintFiles(db: ReadDb): Promise<readonly ComplaintFile[]> {
  const files = await db.all('authorityFile', { kind: ['complaintToController'] })
  return files.filter(
    ({ acknowledgeOn, acknowledgedOn, status }) =>
      acknowledgeOn !== null && (acknowledgedOn !== null || status !== 'closed'),
  )
}

/** A complaint that was recorded with a request. */
export interface RecordedComplaint extends NonNullable<OtherLimit['event']> {
  readonly requestId: string
}

/**
 * Which file each complaint is recorded in, by its event: the file that names its request and came in nearest to it. The limit
 * runs for each complaint on its own, so a file stands for one of them in each request, and never for one that came after the
 * file was acknowledged or its period was over.
 */
export function filesOfComplaints(
  complaints: readonly RecordedComplaint[],
  files: readonly ComplaintFile[],
): ReadonlyMap<string, ComplaintFile> {
  const pairs = complaints
    .flatMap((complaint) =>
      files
        .filter((file) => canBeOf(file, complaint))
        .map((file) => ({ complaint, file, days: Math.abs(daysBetween(file.receivedOn, complaint.on)) })),
    )
    .toSorted((one, other) => one.days - other.days)
  const taken = new Set<string>()
  const paired = new Map<string, ComplaintFile>()
  for (const { complaint, file } of pairs) {
    const place = `${complaint.requestId} ${file.id}`
    if (paired.has(complaint.id) || taken.has(place)) continue
    taken.add(place)
    paired.set(complaint.id, file)
  }
  return paired
}

function canBeOf(
  { requestIds, acknowledgeOn, acknowledgedOn }: ComplaintFile,
  { requestId, on }: RecordedComplaint,
): boolean {
  return (
    requestIds.some((id) => id === requestId) &&
    (acknowledgedOn === null || on <= acknowledgedOn) &&
    (acknowledgeOn === null || on <= acknowledgeOn)
  )
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
  const complaints = new Map(
    clocks.flatMap(({ otherLimits }) =>
      otherLimits.flatMap(({ event }) => (event ? [[event.id, { ...event, requestId }] as const] : [])),
    ),
  )
  const paired = filesOfComplaints([...complaints.values()], files)
  return clocks.map((clock) => ({
    ...clock,
    otherLimits: clock.otherLimits.map((limit) => {
      const file = limit.event && paired.get(limit.event.id)
      if (file === undefined) return limit
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
