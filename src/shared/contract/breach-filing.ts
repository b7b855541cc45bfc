import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { Message } from '../kernel/message.ts'
import { Authority } from './authority.ts'
import { FilingChannel, FilingKind, Regime } from './codes.ts'
import { LongText, OptionalText } from './texts.ts'

/** The authority's receipt. Without one a filing counts as not sent (GDPR Art. 33(1)). */
const Receipt = z
  .object({
    /** When the authority had it, by its own receipt. */
    at: Instant,
    number: OptionalText,
    /** The authority's confirmation, kept with the breach. */
    confirmationId: id('attachment').nullable().default(null),
  })
  // A time alone proves nothing.
  .refine(({ number, confirmationId }) => number !== '' || confirmationId !== null, {
    path: ['number'],
    error: 'required',
  })
export type Receipt = z.infer<typeof Receipt>

const said = {
  kind: FilingKind,
  authority: Authority,
  channel: FilingChannel.default('portal'),
  /** When it was sent. */
  filedAt: Instant,
  /** Why it is late, what a supplement adds, why it is withdrawn. */
  reason: LongText,
}

/**
 * One notification as it was filed with one authority: what it said stays as it was, whatever the record says later.
 * Filings are never edited; the authority's receipt is added, and a wrong entry is taken out of the legal file.
 */
export const BreachFiling = entity('filing', {
  breachId: id('breach'),
  ...said,
  regime: Regime,
  receipt: Receipt.nullable(),
  /** The legal event that it was entered by first; corrections name it. */
  eventId: id('event'),
  /** The fields of the breach at that moment. */
  content: z.record(z.string(), z.unknown()),
  /** SHA-256, in hexadecimal, of the content's canonical JSON. */
  contentHash: z.string(),
  filedBy: z.string(),
})
export type BreachFiling = z.infer<typeof BreachFiling>

/** A filing with what the legal file says of it now. */
export const StandingFiling = z.object({
  ...BreachFiling.shape,
  /** `sent`: without receipt; `voided`: taken out of the legal file. */
  state: z.enum(['sent', 'received', 'voided']),
  /** When the authority had it, by the event that stands today. */
  receivedAt: Instant.nullable(),
  /** The filing with the same authority that came before; null: it is the first. */
  formerId: id('filing').nullable(),
  /** The names of the fields that differ from the one before. */
  changed: z.array(z.string()),
})
export type StandingFiling = z.infer<typeof StandingFiling>

/** Where one authority stands. */
export const AuthorityStanding = z.object({
  authority: Authority,
  regime: Regime,
  /** Concerned by the list of the breach; false: something was filed there all the same. */
  isConcerned: z.boolean(),
  /** The end of the period; null where none runs or the law gives no figure. */
  dueAt: Instant.nullable(),
  /** When it had the first notification. */
  filedAt: Instant.nullable(),
  next: z.enum([
    'awaitAwareness',
    'decide',
    'fileInitial',
    'fileAtOnce',
    'awaitReceipt',
    'supplement',
    'done',
    'notRequired',
  ]),
  filings: z.array(StandingFiling),
})
export type AuthorityStanding = z.infer<typeof AuthorityStanding>

/** Which authorities are concerned, by the seat of the controller and the countries of the people, with the reasons. */
export const ProposedAuthorities = z.object({
  authorities: z.array(Authority),
  reasons: z.array(Message),
})
export type ProposedAuthorities = z.infer<typeof ProposedAuthorities>

export const FilingInput = z.object({
  id: id('breach'),
  revision: z.int().positive(),
  ...said,
  receipt: Receipt.nullable().default(null),
})

export const ReceiptInput = z.object({
  /** The filing that the authority acknowledges. */
  id: id('filing'),
  revision: z.int().positive(),
  receipt: Receipt,
})

export const AuthorityChoice = z.object({
  id: id('breach'),
  revision: z.int().positive(),
  /** Null: as the organisation and the countries of the people propose. */
  authorities: z.array(Authority).min(1).max(60).nullable(),
  /** Why these: an establishment that decides, where the people live. */
  reason: LongText,
})
