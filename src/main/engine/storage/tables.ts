import type * as z from 'zod'
import { AffectedCount } from '#shared/contract/affected-people.ts'
import { Attachment } from '#shared/contract/attachment.ts'
import { AuthorityFile } from '#shared/contract/authority-file.ts'
import { Breach } from '#shared/contract/breach.ts'
import { BreachFiling } from '#shared/contract/breach-filing.ts'
import { ClockEvent } from '#shared/contract/clock.ts'
import { Connection } from '#shared/contract/connection.ts'
import { DocumentArtifact } from '#shared/contract/document.ts'
import { Dataset, Field, Snapshot } from '#shared/contract/inventory.ts'
import { JobRecord } from '#shared/contract/job.ts'
import { LegalHold } from '#shared/contract/legal-hold.ts'
import { Letter } from '#shared/contract/letter.ts'
import { LetterTemplate } from '#shared/contract/letter-template.ts'
import { NetworkCall } from '#shared/contract/network.ts'
import { Organisation } from '#shared/contract/organisation.ts'
import { Person } from '#shared/contract/person.ts'
import { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { RequestImport } from '#shared/contract/request-import.ts'
import { RightsRequest } from '#shared/contract/rights-request.ts'
import { SecurityIncident } from '#shared/contract/security-incident.ts'
import { System } from '#shared/contract/system.ts'
import { Task } from '#shared/contract/task.ts'
import { Vendor } from '#shared/contract/vendor.ts'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import { type Codec, codecOf } from './codec.ts'

interface Description<S extends z.ZodObject> {
  readonly schema: S
  readonly prefix: IdPrefix
  /** The letters before the year in its reference; null: it has no reference and no revision. */
  readonly reference: string | null
  /** What a search in all registers finds it by, and what it is called there; null: it is not searched. */
  readonly search: ((record: z.infer<S>) => { readonly title: string; readonly text: string }) | null
}

export interface Table<S extends z.ZodObject = z.ZodObject> extends Description<S> {
  readonly codec: Codec
}

/** Every table that holds records, under the entity's name. Columns carry the names of the fields. */
export const tables = {
  organisation: table({ schema: Organisation, prefix: 'organisation', reference: 'ORG', search: null }),
  system: table({
    schema: System,
    prefix: 'system',
    reference: 'SYS',
    search: ({ name, description, owner }) => ({ title: name, text: `${description} ${owner}` }),
  }),
  vendor: table({
    schema: Vendor,
    prefix: 'vendor',
    reference: 'VEN',
    search: ({ name, legalName, services }) => ({ title: name, text: `${legalName} ${services}` }),
  }),
  task: table({
    schema: Task,
    prefix: 'task',
    reference: 'TSK',
    search: ({ title, description, assignee }) => ({ title, text: `${description} ${assignee}` }),
  }),
  processingActivity: table({
    schema: ProcessingActivity,
    prefix: 'activity',
    reference: 'PA',
    search: (record) => ({
      title: record.name,
      text: `${record.description} ${record.department} ${record.owner} ${record.purposes.map(({ name }) => name).join(' ')}`,
    }),
  }),
  rightsRequest: table({
    schema: RightsRequest,
    prefix: 'request',
    reference: 'REQ',
    search: (record) => ({
      title: record.subjectName,
      text: `${record.subjectEmail} ${record.subjectPhone} ${record.identifiers.join(' ')} ${record.contactName} ${record.scope} ${record.externalReference}`,
    }),
  }),
  requestImport: table({ schema: RequestImport, prefix: 'import', reference: 'IMP', search: null }),
  breach: table({
    schema: Breach,
    prefix: 'breach',
    reference: 'BR',
    search: ({ title, description }) => ({ title, text: description }),
  }),
  securityIncident: table({
    schema: SecurityIncident,
    prefix: 'incident',
    reference: 'INC',
    search: ({ title, description }) => ({ title, text: description }),
  }),
  breachFiling: table({ schema: BreachFiling, prefix: 'filing', reference: 'FIL', search: null }),
  reportingDuty: table({
    schema: ReportingDuty,
    prefix: 'duty',
    reference: 'DTY',
    search: ({ owedTo, reason, entries }) => ({
      title: owedTo,
      text: [reason, ...entries.flatMap((entry) => [entry.receipt, entry.evidence, entry.reason])].join(' '),
    }),
  }),
  affectedCount: table({
    schema: AffectedCount,
    prefix: 'count',
    reference: 'CNT',
    // What it counted is shown with its breach; the note is too long for a title.
    search: ({ note, countedBy }) => ({ title: '', text: `${note} ${countedBy}` }),
  }),
  authorityFile: table({
    schema: AuthorityFile,
    prefix: 'authority',
    reference: 'AUT',
    search: (record) => ({
      title: record.title,
      text: `${record.authority} ${record.authorityReference} ${record.complainantName} ${record.complainantEmail} ${record.description}`,
    }),
  }),
  legalHold: table({ schema: LegalHold, prefix: 'hold', reference: 'HLD', search: null }),
  connection: table({
    schema: Connection,
    prefix: 'connection',
    reference: 'CON',
    search: ({ name, connector }) => ({ title: name, text: connector }),
  }),
  dataset: table({
    schema: Dataset,
    prefix: 'dataset',
    reference: 'DS',
    search: ({ name, label, description }) => ({ title: label || name, text: `${name} ${description}` }),
  }),
  field: table({
    schema: Field,
    prefix: 'field',
    reference: 'FLD',
    search: ({ name, label, description }) => ({ title: label || name, text: `${name} ${description}` }),
  }),
  attachment: table({
    schema: Attachment,
    prefix: 'attachment',
    reference: 'ATT',
    search: ({ fileName, description }) => ({ title: fileName, text: description }),
  }),
  letter: table({ schema: Letter, prefix: 'letter', reference: 'LTR', search: null }),
  letterTemplate: table({ schema: LetterTemplate, prefix: 'template', reference: 'LTT', search: null }),
  clockEvent: table({ schema: ClockEvent, prefix: 'event', reference: null, search: null }),
  snapshot: table({ schema: Snapshot, prefix: 'snapshot', reference: null, search: null }),
  document: table({ schema: DocumentArtifact, prefix: 'document', reference: null, search: null }),
  job: table({ schema: JobRecord, prefix: 'job', reference: null, search: null }),
  networkCall: table({ schema: NetworkCall, prefix: 'call', reference: null, search: null }),
  person: table({ schema: Person, prefix: 'person', reference: null, search: null }),
} as const

export type EntityName = keyof typeof tables
export type EntityOf<E extends EntityName> = z.infer<(typeof tables)[E]['schema']>

/** A row as SQLite holds it: booleans as 0 or 1, lists and objects as JSON text. */
type Row<T> = {
  readonly [K in keyof T]: T[K] extends string | null
    ? T[K]
    : T[K] extends number | null
      ? T[K]
      : T[K] extends boolean | null
        ? 0 | 1 | Extract<T[K], null>
        : string | Extract<T[K], null>
}

type RecordTables = { readonly [E in EntityName]: Row<EntityOf<E>> }

/** All tables of the store, for Kysely. */
export interface StoreTables extends RecordTables {
  readonly meta: { readonly key: string; readonly value: string }
  readonly referenceCounter: { readonly prefix: string; readonly year: string; readonly last: number }
  /** Which record names which: kept with each save, read backwards (which activities use this field?). */
  readonly link: { readonly fromEntity: string; readonly fromId: string; readonly toId: string }
  readonly search: {
    readonly entity: string
    readonly recordId: string
    readonly title: string
    readonly text: string
  }
  readonly preference: { readonly user: string; readonly key: string; readonly value: string }
  readonly credential: { readonly connectionId: string; readonly nonce: string; readonly ciphertext: string }
  /** A person's e-mail, telephone and name words, folded, to be found by. */
  readonly personKey: { readonly personId: string; readonly kind: string; readonly value: string }
  readonly personProperties: { readonly personId: string; readonly properties: string }
  readonly snapshotContent: { readonly snapshotId: string; readonly content: string }
  readonly syncCursor: {
    readonly connectionId: string
    readonly dataset: string
    readonly cursor: string
    readonly state: string
  }
  readonly attachmentPiece: {
    readonly attachmentId: string
    readonly place: number
    readonly bytes: Uint8Array
  }
  readonly artifact: { readonly documentId: string; readonly chunk: number; readonly bytes: Uint8Array }
  readonly audit: {
    readonly seq: number
    readonly id: string
    readonly at: string
    readonly clock: string
    readonly actor: string
    readonly role: string
    readonly action: string
    readonly entity: string | null
    readonly entityId: string | null
    readonly before: string | null
    readonly after: string | null
    readonly payload: string | null
    readonly prev: string
    readonly sig: string | null
    readonly chain: string
  }
  readonly auditPayload: { readonly seq: number; readonly salt: string; readonly content: string }
}

/** The table of an entity, without its exact type: for code that works on any record. */
export function tableOf(entity: EntityName): Table {
  return tables[entity]
}

/** Whether a name from outside (an audit entry, an event) is that of an entity. */
export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(tables, name)
}

function table<S extends z.ZodObject>(description: Description<S>): Table<S> {
  return { ...description, codec: codecOf(description.schema) }
}
