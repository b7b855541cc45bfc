import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Language } from '../kernel/message.ts'
import { job, query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'

export const DocumentFormat = z.enum(['pdf', 'docx', 'xlsx', 'csv', 'json'])
export type DocumentFormat = z.infer<typeof DocumentFormat>

export const DocumentKind = z.enum([
  'record-of-processing',
  'rights-request-register',
  /** Figures of a period, without personal data. */
  'rights-request-statistics',
  'breach-register',
  /** The answer to a request for access, of one person (GDPR Art. 15). */
  'rights-request-package',
  /** What one person takes along (GDPR Art. 20). */
  'rights-request-portability',
  /** Internal: how the dates of a request, a breach or an incident came about. */
  'clock-sheet',
  'breach-notification',
  'breach-filing-sheet',
  /** How many people a breach affects, and how that was found. */
  'affected-people',
])
export type DocumentKind = z.infer<typeof DocumentKind>

/** Whether a document shows one record and never a whole register; such a one has pages and no table. */
export function isOfOneRecord(kind: DocumentKind): boolean {
  return kind === 'breach-notification' || kind === 'breach-filing-sheet' || kind === 'affected-people'
}

/** Whether a document speaks of a period, and never of one record. */
export function isOfPeriod(kind: DocumentKind): boolean {
  return kind === 'rights-request-statistics'
}

/** The formats in which a document can be made. */
export function formatsOfKind(kind: DocumentKind): readonly DocumentFormat[] {
  return isOfOneRecord(kind) ? ['pdf', 'docx', 'json'] : DocumentFormat.options
}

/** Everything that is kept as a file: documents, exports of the audit log, letters. */
export const ArtifactKind = z.enum([...DocumentKind.options, 'audit-log', 'letter'])
export type ArtifactKind = z.infer<typeof ArtifactKind>

export const ArtifactFormat = z.enum([...DocumentFormat.options, 'jsonl'])
export type ArtifactFormat = z.infer<typeof ArtifactFormat>

/** A document as it was made: what it held and the hashes that stand in the audit log. */
export const DocumentArtifact = z.object({
  id: id('document'),
  kind: ArtifactKind,
  format: ArtifactFormat,
  language: Language,
  fileName: z.string(),
  bytes: z.int(),
  /** SHA-256 of the canonical report and template version: the same in every format. */
  contentHash: z.string(),
  /** SHA-256 of this file. */
  fileHash: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
})
export type DocumentArtifact = z.infer<typeof DocumentArtifact>

const which = {
  kind: DocumentKind,
  language: Language,
  /** One record; null: the whole register. */
  recordId: z.string().nullable().default(null),
  /** Of a document that speaks of a period: its first and last day; null: this year until today. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
}

export const documentContract = {
  list: query({
    input: listInput({ kind: z.array(ArtifactKind) }, ['createdAt']),
    output: listOutput(DocumentArtifact),
    roles: everyone,
  }),
  /** Makes a document; what is saved is fetched with `content`. */
  create: job({
    input: z.object({ ...which, format: DocumentFormat }),
    result: z.object({ artifact: DocumentArtifact }),
    roles: everyone,
  }),
  /** The document as it would be made now, as a PDF to look at; nothing is kept of it. */
  preview: query({
    input: z.object(which),
    output: z.object({ pdf: z.file(), contentHash: z.string() }),
    roles: everyone,
  }),
  content: query({ input: z.object({ id: id('document') }), output: z.file(), roles: everyone }),
  /** Which of our documents a file is: found by its hash. */
  identify: query({
    input: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({ artifact: DocumentArtifact.nullable() }),
    roles: everyone,
  }),
}
