import type { rightsRequestContract, SimilarRequest } from '#shared/contract/rights-request.ts'
import { addDays, type Day, dayIn, daysBetween, type TimeZone } from '#shared/kernel/dates.ts'
import type { HandlersOf } from '../../router/index.ts'
import { type EntityOf, fold, type ReadDb, tableOf } from '../../storage/index.ts'

type Asked = Parameters<HandlersOf<typeof rightsRequestContract>['similar']>[0]

/** Days in which another request of the person is looked for. */
const period = 365
/** Days in which the same words arrive twice by different ways. */
export const duplicateWithin = 31

/** Requests of what seems to be the same person that share a right, the nearest first. */
export async function similarRequests(db: ReadDb, asked: Asked, zone: TimeZone): Promise<SimilarRequest[]> {
  const receivedOn = dayIn(zone, asked.receivedAt)
  const similar = await openSimilar(db, { from: receivedOn, to: receivedOn })
  return similar(asked, receivedOn)
}

/**
 * The same for many requests at once, received between two days: the store is read once.
 * @returns what seems to come from the same person as one that is entered
 */
export async function openSimilar(
  db: ReadDb,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<(asked: Omit<Asked, 'receivedAt'>, receivedOn: Day) => SimilarRequest[]> {
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
      'relation',
    ])
    .where('receivedOn', '>=', addDays(from, -period))
    .where('receivedOn', '<=', addDays(to, period))
    .execute()
  const { codec } = tableOf('rightsRequest')
  type Known = (typeof rows)[number] &
    Pick<Asked, 'rights' | 'identifiers'> &
    Pick<EntityOf<'rightsRequest'>, 'relation'>
  const byKey = new Map<string, Known[]>()
  for (const row of rows) {
    const known = codec.fromRow(row) as unknown as Known
    for (const key of personKeys(known)) byKey.set(key, [...(byKey.get(key) ?? []), known])
  }
  return (asked, receivedOn) => {
    const reasonsOf = new Map<Known, Set<SimilarRequest['reasons'][number]>>()
    for (const key of personKeys(asked))
      for (const known of byKey.get(key) ?? [])
        reasonsOf.set(known, (reasonsOf.get(known) ?? new Set()).add(reasonOf(key)))
    return [...reasonsOf]
      .flatMap(([known, reasons]): SimilarRequest[] => {
        const rights = asked.rights.filter((right) => known.rights.includes(right))
        const daysApart = Math.abs(daysBetween(known.receivedOn, receivedOn))
        // Somebody said already how the two belong together.
        const isLinked = known.relation !== null && known.relation.requestId === asked.exceptId
        if (isLinked || known.id === asked.exceptId || rights.length === 0 || daysApart > period) return []
        const isOpen = known.clockState !== 'closed'
        return [
          {
            id: known.id,
            reference: known.reference,
            receivedOn: known.receivedOn,
            status: known.status,
            daysApart,
            reasons: [...reasons],
            rights,
            proposed: isOpen && daysApart <= duplicateWithin ? 'duplicate' : 'repeat',
          },
        ]
      })
      .toSorted((one, other) => one.daysApart - other.daysApart || (one.reference < other.reference ? -1 : 1))
  }
}

type Described = Pick<Asked, 'subjectName' | 'subjectEmail' | 'subjectPhone' | 'identifiers'>

/**
 * What two requests of the same person have in common, the strongest first: each key with its kind before it. A name alone is
 * the weakest: many people share one.
 */
export function personKeys({
  subjectName,
  subjectEmail,
  subjectPhone,
  identifiers,
}: Described): readonly string[] {
  const keys = [
    ['email', fold(subjectEmail)],
    ['phone', digitsOf(subjectPhone)],
    ...identifiers.map((identifier) => ['identifier', fold(identifier)] as const),
    ['name', fold(subjectName)],
  ] as const
  return keys.filter(([, value]) => value !== '').map((key) => key.join(':'))
}

/** The kind of a key. */
export function reasonOf(key: string): SimilarRequest['reasons'][number] {
  return key.slice(0, key.indexOf(':')) as SimilarRequest['reasons'][number]
}

/** International numbers with + or 00 are the same. */
function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^00/, '')
}
