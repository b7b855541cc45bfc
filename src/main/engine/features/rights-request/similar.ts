import type { rightsRequestContract, SimilarRequest } from '#shared/contract/rights-request.ts'
import { addDays, dayIn, daysBetween, type TimeZone } from '#shared/kernel/dates.ts'
import type { HandlersOf } from '../../router/index.ts'
import { fold, type ReadDb, tableOf } from '../../storage/index.ts'

type Asked = Parameters<HandlersOf<typeof rightsRequestContract>['similar']>[0]

/** Days in which another request of the person is looked for. */
const period = 365
/** Days in which the same words arrive twice by different ways. */
const duplicateWithin = 31

/** Requests of what seems to be the same person that share a right, the nearest first. */
export async function similarRequests(db: ReadDb, asked: Asked, zone: TimeZone): Promise<SimilarRequest[]> {
  const receivedOn = dayIn(zone, asked.receivedAt)
  const rows = await db.kysely
    .selectFrom('rightsRequest')
    .select([
      'id',
      'reference',
      'receivedOn',
      'status',
      'clockState',
      'rights',
      'subjectName',
      'subjectEmail',
      'subjectPhone',
      'identifiers',
    ])
    .where('receivedOn', '>=', addDays(receivedOn, -period))
    .where('receivedOn', '<=', addDays(receivedOn, period))
    .execute()
  const { codec } = tableOf('rightsRequest')
  return rows
    .flatMap((row): SimilarRequest[] => {
      const other = codec.fromRow(row) as unknown as typeof row & Pick<Asked, 'rights' | 'identifiers'>
      const reasons = reasonsOf(asked, other)
      const rights = asked.rights.filter((right) => other.rights.includes(right))
      if (other.id === asked.exceptId || reasons.length === 0 || rights.length === 0) return []
      const daysApart = Math.abs(daysBetween(row.receivedOn, receivedOn))
      const isOpen = row.clockState !== 'closed'
      return [
        {
          id: row.id,
          reference: row.reference,
          receivedOn: row.receivedOn,
          status: row.status,
          daysApart,
          reasons,
          rights,
          proposed: isOpen && daysApart <= duplicateWithin ? 'duplicate' : 'repeat',
        },
      ]
    })
    .toSorted((one, other) => one.daysApart - other.daysApart || (one.reference < other.reference ? -1 : 1))
}

type Described = Pick<Asked, 'subjectName' | 'subjectEmail' | 'subjectPhone' | 'identifiers'>

/** By what two requests seem to come from the same person. A name alone is the weakest: many people share one. */
function reasonsOf(one: Described, other: Described): SimilarRequest['reasons'] {
  const identifiers = new Set(other.identifiers.map(fold))
  const reasons = {
    email: isSame(fold(one.subjectEmail), fold(other.subjectEmail)),
    phone: isSame(digitsOf(one.subjectPhone), digitsOf(other.subjectPhone)),
    identifier: one.identifiers.some((identifier) => identifiers.has(fold(identifier))),
    name: isSame(fold(one.subjectName), fold(other.subjectName)),
  }
  return (['email', 'phone', 'identifier', 'name'] as const).filter((reason) => reasons[reason])
}

function isSame(one: string, other: string): boolean {
  return one !== '' && one === other
}

/** International numbers with + or 00 are the same. */
function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^00/, '')
}
