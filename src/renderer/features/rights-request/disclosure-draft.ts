import type { ContentLimit } from '#shared/contract/codes.ts'
import type { Disclosure, DisclosureDraft, FoundPerson } from '#shared/contract/request-disclosure.ts'

/** How a value is handed over: whole, or left out of one package or of both. */
export type HandOver = 'whole' | 'access' | 'portability' | 'both'

export const groundsOf = {
  whole: [],
  access: ['art15_4'],
  portability: ['art20_4'],
  both: ['art15_4', 'art20_4'],
} as const satisfies Record<HandOver, readonly ContentLimit[]>

/** What the review says of one value. */
export interface ValueReview {
  readonly handOver: HandOver
  readonly reason: string
  readonly blackedOut: readonly string[]
  readonly isPortable: boolean
}

/** What the review says of one record; its values by the names of their properties. */
export interface PersonReview {
  readonly isPerson: boolean
  readonly values: Readonly<Record<string, ValueReview>>
}

export type Review = Readonly<Record<string, PersonReview>>

const portable: ReadonlySet<string> = new Set(['provided', 'observed', 'unknown'])

/** What was confirmed before stands as it was; anything new begins with what is proposed. A name alone confirms nobody. */
export function reviewOf(found: readonly FoundPerson[], before: Disclosure | null): Review {
  return Object.fromEntries(
    found.map(({ person, matchedBy, properties }) => {
      const known = before?.people.find(({ personId }) => personId === person.id)
      const isPerson = before === null ? matchedBy.some((by) => by !== 'name') : known !== undefined
      const values = properties.map(({ name, portability, thirdParties }): [string, ValueReview] => {
        const withheld = known?.withheld.find(({ property }) => property === name)
        return [
          name,
          {
            handOver: handOverOf(withheld?.grounds ?? []),
            reason: withheld?.reason ?? '',
            blackedOut:
              known === undefined
                ? thirdParties
                : known.redactions.filter(({ property }) => property === name).map(({ passage }) => passage),
            isPortable: known === undefined ? portable.has(portability) : known.portable.includes(name),
          },
        ]
      })
      return [person.id, { isPerson, values: Object.fromEntries(values) }]
    }),
  )
}

/** What is sent: the records that are the person, and of their values what is not handed over whole. */
export function draftOf(found: readonly FoundPerson[], review: Review): DisclosureDraft {
  const people = found.flatMap(({ person }) => {
    const one = review[person.id]
    if (one?.isPerson !== true) return []
    const values = Object.entries(one.values)
    return [
      {
        personId: person.id,
        withheld: values.flatMap(([property, { handOver, reason }]) =>
          handOver === 'whole' ? [] : [{ property, grounds: [...groundsOf[handOver]], reason }],
        ),
        redactions: values.flatMap(([property, { blackedOut }]) =>
          blackedOut.map((passage) => ({ property, passage })),
        ),
        portable: values.flatMap(([property, { isPortable }]) => (isPortable ? [property] : [])),
      },
    ]
  })
  return { people }
}

/** A value that is left out stands with why (GDPR Art. 12(1), 15(4)). */
export function lacksReason(review: Review): boolean {
  return Object.values(review)
    .filter(({ isPerson }) => isPerson)
    .some(({ values }) =>
      Object.values(values).some(({ handOver, reason }) => handOver !== 'whole' && reason.trim() === ''),
    )
}

function handOverOf(grounds: readonly ContentLimit[]): HandOver {
  if (grounds.length > 1) return 'both'
  if (grounds[0] === 'art15_4') return 'access'
  return grounds[0] === 'art20_4' ? 'portability' : 'whole'
}
