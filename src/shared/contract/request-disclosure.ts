import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { ContentLimit, DataCategory } from './codes.ts'
import { Person } from './person.ts'
import { ShortText } from './texts.ts'

/** A value that is not handed over. It limits the copy and never refuses it whole (GDPR Art. 15(4), 20(4), recital 63). */
const Withheld = z.object({
  property: z.string().max(400),
  grounds: z.array(ContentLimit).min(1),
  reason: ShortText,
})

/** Words of a text that speak of somebody else and are blacked out in both packages. */
const Redaction = z.object({ property: z.string().max(400), passage: ShortText })

/** What one record of a connected system gives to the packages. */
const DisclosedPerson = z.object({
  personId: id('person'),
  withheld: z.array(Withheld).max(500).default([]),
  redactions: z.array(Redaction).max(500).default([]),
  /** Properties that the person provided or that were observed, on consent or contract (GDPR Art. 20(1)). */
  portable: z.array(z.string().max(400)).max(2_000).default([]),
})
export type DisclosedPerson = z.infer<typeof DisclosedPerson>

/** Whom the review confirmed as the person, and what of them is handed over. No one confirmed: nothing was found. */
export const DisclosureDraft = z.object({ people: z.array(DisclosedPerson).max(50) })

export type DisclosureDraft = z.infer<typeof DisclosureDraft>

/** The review of what a request's packages contain. */
export const Disclosure = DisclosureDraft.extend({ reviewedBy: z.string(), reviewedAt: Instant })
export type Disclosure = z.infer<typeof Disclosure>

/** Why a property is proposed for the portability package, or why not. */
export const Portability = z.enum(['provided', 'observed', 'unknown', 'derived', 'otherSource', 'otherBasis'])
export type Portability = z.infer<typeof Portability>

/** A record of a connected system that may be the person, unmasked. */
export const FoundPerson = z.object({
  person: Person,
  system: z.string(),
  matchedBy: z.array(z.enum(['email', 'phone', 'externalId', 'name'])),
  properties: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      category: DataCategory.nullable(),
      portability: Portability,
      /** Words that seem to speak of somebody else. */
      thirdParties: z.array(z.string()),
    }),
  ),
})
export type FoundPerson = z.infer<typeof FoundPerson>
