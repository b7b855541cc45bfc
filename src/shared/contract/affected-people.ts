import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { Breach } from './breach.ts'
import { DataCategory, DataSubjectCategory, SpecialCategory } from './codes.ts'
import { Country, LongText } from './texts.ts'

/**
 * Which records a time concerns: `held` that were in the system by its end, `added` within it, `changed` since it began. The
 * vendor's own times count. They tell the last change alone, so that no end leaves out who was changed again after it.
 */
export const TimeMeant = z.enum(['held', 'added', 'changed'])
export type TimeMeant = z.infer<typeof TimeMeant>

/** The property has one of these values; an empty one means that it has none. */
const condition = {
  property: z.string().min(1).max(300),
  values: z.array(z.string().max(300)).min(1).max(50),
}

const meant = {
  /** The connected systems in which people are counted. */
  connectionIds: z.array(id('connection')).min(1).max(20),
  window: z
    .object({ by: TimeMeant, from: Instant.nullable(), until: Instant.nullable() })
    .nullable()
    .default(null),
}

/** Who is meant: people of systems, perhaps only those of a list, with some property, within some time. */
export const PeopleMeant = z.object({
  ...meant,
  /** All of them hold. */
  conditions: z.array(z.object(condition)).max(10).default([]),
  /** E-mail addresses, telephone numbers or identifiers, as a log or a list of the system has them; null: everybody. */
  listed: z.array(z.string().trim().min(1).max(320)).max(50_000).nullable().default(null),
})
export type PeopleMeant = z.infer<typeof PeopleMeant>

const People = z.int().nonnegative()

/** A connected system with how many of its records were counted, or can be. */
const CountedSystem = z.object({
  connectionId: id('connection'),
  systemId: id('system'),
  name: z.string(),
  records: People,
  /** When its people were last read; null: never. */
  readAt: Instant.nullable(),
})
export type CountedSystem = z.infer<typeof CountedSystem>

/** A category of data and how many of the people have a value in one of its fields. */
const Held = {
  /** Null: no field of it is kept here in which somebody has a value; `percent` says what the system holds. */
  people: People.nullable(),
  /** Every field of it is kept here; else more people may have a value. */
  isWhole: z.boolean(),
  /** How full the fullest of its fields was in the sample that the discovery took; null: not sampled. */
  percent: z.int().min(0).max(100).nullable(),
  /** As the system labels them. */
  fields: z.array(z.string()),
}

/** What a count came to: numbers, and nobody in particular. */
export const PeopleCounted = z.object({
  /** Records with the same e-mail address are one person, across systems too. */
  people: People,
  records: People,
  systems: z.array(CountedSystem),
  /** By country, the most first. What could not be told apart as a country counts as unknown. */
  countries: z.array(z.object({ country: Country, people: People })),
  countryUnknown: People,
  /** Below 18 on `on`; unknown where no day of birth is held or it cannot be read. */
  minors: z.object({ on: Day, minors: People, adults: People, unknown: People }),
  /** Who can be reached, for a communication under GDPR Art. 34. */
  reachable: z.object({ byEmail: People, byTelephoneOnly: People, byNeither: People }),
  subjectCategories: z.array(DataSubjectCategory),
  categories: z.array(z.object({ category: DataCategory, ...Held })),
  specialCategories: z.array(z.object({ category: SpecialCategory, ...Held })),
  /** Of a list: its entries, and how many of them the systems know. */
  listed: z.object({ entries: People, found: People }).nullable(),
  /** What the numbers do not say. */
  notes: z.array(Message),
})
export type PeopleCounted = z.infer<typeof PeopleCounted>

/** The fields of the breach that a count can fill. */
export const TakenField = z.enum([
  'peopleCount',
  'recordsCount',
  'countries',
  'dataSubjectCategories',
  'dataCategories',
  'specialCategories',
])
export type TakenField = z.infer<typeof TakenField>

/**
 * A count of the people whom a breach affects, as evidence of GDPR Art. 33(3)(a), 33(5): never edited, a later one stands
 * beside it. A list that it was held against is not kept, only how long it was: from a fingerprint of few addresses they
 * could be guessed.
 */
export const AffectedCount = entity('count', {
  breachId: id('breach'),
  meant: z.object({
    ...meant,
    /** With the property as the system labels it. */
    conditions: z.array(z.object({ ...condition, label: z.string() })),
    listed: z.object({ entries: People }).nullable(),
  }),
  counted: PeopleCounted,
  note: LongText,
  taken: z.array(TakenField),
  countedBy: z.string(),
  /** SHA-256, in hexadecimal, of the canonical JSON of `meant` and `counted`. */
  contentHash: z.string(),
})
export type AffectedCount = z.infer<typeof AffectedCount>

export const affectedPeopleContract = {
  /** Whose people can be counted, and the properties by which they can be told apart. */
  offered: query({
    input: z.object({ connectionIds: z.array(id('connection')).max(20) }),
    output: z.object({
      systems: z.array(CountedSystem),
      /** Those of the given connections with few values; the empty value is that there is none. */
      properties: z.array(
        z.object({
          property: z.string(),
          label: z.string(),
          values: z.array(z.object({ value: z.string(), records: People })),
        }),
      ),
    }),
    roles: editors,
  }),
  /** Counts without keeping anything. */
  count: query({
    input: z.object({ breachId: id('breach'), meant: PeopleMeant }),
    output: z.object({
      counted: PeopleCounted,
      /** Entries of the list that no system knows; 100 at most. */
      notFound: z.array(z.string()),
    }),
    roles: editors,
  }),
  /** Counts anew, keeps the count with the breach, and fills the fields that are named. Lists grow and never shrink. */
  keep: command({
    input: z.object({
      breachId: id('breach'),
      /** Of the breach. */
      revision: z.int().positive(),
      meant: PeopleMeant,
      /** The numbers that were seen; others than these are not kept. Null: nobody looked. */
      seen: z.object({ people: People, records: People }).nullable().default(null),
      note: LongText,
      take: z.array(TakenField).default([]),
      /** How sure the numbers are that are taken over. */
      kind: z.enum(['exact', 'approximate']).default('approximate'),
    }),
    output: z.object({ count: AffectedCount, breach: Breach }),
    roles: editors,
  }),
  /** The counts of a breach, the newest first. */
  of: query({
    input: z.object({ breachId: id('breach') }),
    output: z.object({ counts: z.array(AffectedCount) }),
    roles: everyone,
  }),
}
