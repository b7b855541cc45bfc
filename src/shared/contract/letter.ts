import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { entity, one } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Language } from '../kernel/message.ts'
import { command, job, query } from '../kernel/operation.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { ClockEventName } from './clock.ts'
import { Regime, Right } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

/** The letters of a request, then those of a breach; what each must contain stands in `resources/law/letter-contents.yaml`. */
export const LetterKind = z.enum([
  'acknowledgement',
  'identityRequest',
  'mandateRequest',
  'clarificationRequest',
  'extensionNotice',
  'feeNotice',
  'partialAnswer',
  'completion',
  'noDataFound',
  'refusal',
  'notIdentifiable',
  'forwarded',
  'forwardingToController',
  'recipientNotice',
  'restrictionLift',
  'complaintAcknowledgement',
  'art34Communication',
  'processorNotice',
])
export type LetterKind = z.infer<typeof LetterKind>

/** What stops a template: where, and which placeholder. Its words are `letter:problem.<key>`. */
export const TemplateProblem = z.object({
  line: z.int().positive(),
  placeholder: z.string(),
  key: z.enum([
    'unclosedTag',
    'unclosedSection',
    'unopenedSection',
    'unknownPlaceholder',
    'unknownPart',
    'nestedPart',
    'repeatedPart',
    'noTitle',
  ]),
})
export type TemplateProblem = z.infer<typeof TemplateProblem>

/** What a letter or a template lacks; its words are `letter:part.<part>` and, of a value, `letter:value.<value>`. */
export const LackingContent = z.object({
  part: z.string(),
  /** The value of the record that the part has to state; null: the part itself is missing or says nothing. */
  value: z.string().nullable(),
  article: z.string(),
})
export type LackingContent = z.infer<typeof LackingContent>

const SubjectId = z.union([id('request'), id('breach')])

/** A part of a letter as it is drafted: one that the law asks for, or the text between two of those. */
const DraftPart = z.object({
  key: z.string(),
  /** The required content that it states; null: free text. */
  part: z.string().nullable(),
  article: z.string().nullable(),
  text: z.string(),
  /** As the template has it, without what was edited. */
  original: z.string(),
})
export type DraftPart = z.infer<typeof DraftPart>

const wanted = {
  subjectId: SubjectId,
  kind: LetterKind,
  /** Left out: the language of who asked; of a breach that of the organisation. */
  language: Language.optional(),
  /** Left out: the first regime of the record. */
  regime: Regime.optional(),
  recipientName: OptionalText.unwrap().optional(),
  recipientAddress: LongText.unwrap().optional(),
  /** What the record does not know, by the name of the question; what is left out is proposed from the record. */
  answers: z.record(z.string(), LongText.unwrap()).default({}),
  /** Parts whose text was changed by hand, by their keys. */
  edited: z.record(z.string(), LongText.unwrap()).default({}),
}

/** A letter as it would be made now. */
export const LetterDraft = z.object({
  language: Language,
  regime: Regime,
  recipientName: z.string(),
  recipientAddress: z.string(),
  asks: z.array(z.object({ name: z.string(), value: z.string(), article: z.string().nullable() })),
  title: z.string(),
  parts: z.array(DraftPart),
  lacking: z.array(LackingContent),
})
export type LetterDraft = z.infer<typeof LetterDraft>

export const LetterFormat = z.enum(['pdf', 'docx'])
export type LetterFormat = z.infer<typeof LetterFormat>

export const DeliveryChannel = z.enum([
  'email',
  'encryptedEmail',
  'portal',
  'post',
  'registeredPost',
  'handedOver',
])
export type DeliveryChannel = z.infer<typeof DeliveryChannel>

/** How a letter went out and what became of it. */
export const Delivery = z.object({
  channel: DeliveryChannel,
  to: ShortText,
  dispatchedAt: Instant,
  /** The second channel by which a password went, where the letter was locked with one (GDPR Art. 32). */
  passwordBy: OptionalText,
  /** The sent mail, a tracking number: what proves the dispatch. */
  evidence: OptionalText,
  outcome: z.enum(['pending', 'arrived', 'bounced', 'misdelivered']),
  outcomeAt: Instant.nullable(),
  outcomeEvidence: OptionalText,
  /** The security incident that a misdelivery opened. */
  incidentId: id('incident').nullable().default(null),
})
export type Delivery = z.infer<typeof Delivery>

/** A delivery as it is recorded when the letter goes out. */
export const NewDelivery = Delivery.omit({
  outcome: true,
  outcomeAt: true,
  outcomeEvidence: true,
  incidentId: true,
})

/** A letter that was made. Its text stays as it is; what is added is how it was delivered. */
export const Letter = entity('letter', {
  subjectId: SubjectId,
  kind: LetterKind,
  language: Language,
  regime: Regime,
  /** The rights that it is about; empty: all of the request. */
  rights: z.array(Right),
  title: z.string(),
  recipientName: z.string(),
  recipientAddress: z.string(),
  text: z.string(),
  documents: z.array(z.object({ format: LetterFormat, documentId: id('document') })),
  /** SHA-256 of the letter's content: the same in every format. */
  contentHash: z.string(),
  madeBy: z.string(),
  /** To nobody once the file of the request is blanked. */
  deliveries: z.array(Delivery.extend({ to: z.string() })),
})
export type Letter = z.infer<typeof Letter>

export const letterContract = {
  list: query({
    input: listInput({ subjectId: z.array(z.string()), kind: z.array(LetterKind) }, ['createdAt']),
    output: listOutput(Letter),
    roles: everyone,
  }),
  get: query({ input: one('letter'), output: Letter, roles: everyone }),
  /** The letters that a record can have, those that fit its state first, each with the legal events that it is evidence of. */
  kinds: query({
    input: z.object({ subjectId: SubjectId }),
    output: z.object({
      kinds: z.array(
        z.object({
          kind: LetterKind,
          fits: z.boolean(),
          article: z.string(),
          events: z.array(ClockEventName),
        }),
      ),
    }),
    roles: everyone,
  }),
  /** The letter as it would be made now, with what it lacks. Nothing is kept. */
  draft: query({ input: z.object(wanted), output: LetterDraft, roles: everyone }),
  /** Makes a letter and keeps its files with the record. One that lacks what the law asks for is refused. */
  make: job({
    input: z.object({
      ...wanted,
      rights: z.array(Right).default([]),
      formats: z.array(LetterFormat).min(1).max(2).default(['pdf']),
    }),
    result: z.object({ id: id('letter') }),
    roles: editors,
  }),
  /** Records that a letter went out. */
  dispatch: command({
    input: z.object({
      id: id('letter'),
      revision: z.int().positive(),
      delivery: NewDelivery,
    }),
    output: Letter,
    roles: editors,
  }),
  /**
   * Records what became of a delivery. Of an answer that stands in the file it is a legal event: that it arrived, or that it
   * bounced or went to somebody else, which opens the clock again. A misdelivery opens a security incident, which is no
   * breach yet (GDPR Art. 4(12)).
   */
  settle: command({
    input: z.object({
      id: id('letter'),
      revision: z.int().positive(),
      /** Which of the letter's deliveries, counted from 0. */
      delivery: z.int().nonnegative(),
      outcome: z.enum(['arrived', 'bounced', 'misdelivered']),
      at: Instant,
      evidence: OptionalText,
    }),
    output: Letter,
    roles: editors,
  }),
  /** The letters whose misdelivery opened an incident. */
  ofIncident: query({
    input: z.object({ incidentId: id('incident') }),
    output: z.object({ letters: z.array(Letter) }),
    roles: everyone,
  }),
}
