import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { Language, Message } from '../kernel/message.ts'
import { RequestChannel, Right } from './codes.ts'

/**
 * What a mail proposes for a request. Nothing of it is recorded before somebody has read and corrected it: a mail proves
 * neither who wrote it nor what they meant.
 */
export const MailProposal = z.object({
  values: z.object({
    subjectName: z.string(),
    subjectEmail: z.string(),
    receivedAt: Instant,
    channel: RequestChannel,
    language: Language,
    rights: z.array(Right),
    /** The mail's own words, as plain text. */
    scope: z.string(),
  }),
  /** Where each proposed value comes from. */
  reasons: z.array(z.object({ field: z.string(), message: Message })),
  /** What the reader should know before they take the proposal over. */
  warnings: z.array(Message),
  subject: z.string(),
  /** Files within the mail. They stay in it: no second copy of an identity card comes about. */
  attachments: z.array(z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.int() })),
  /** Open requests of the same address: this may be one of them (GDPR Art. 12(5)). */
  openRequests: z.array(z.object({ id: id('request'), reference: z.string(), receivedOn: Day })),
})
export type MailProposal = z.infer<typeof MailProposal>
