import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { DutyKind, FilingChannel, Regime } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

/** What a duty hangs on: a breach, or an incident that need not be one. */
const DutySubject = z.union([id('breach'), id('incident')])

/** Hours or days that a contract sets, or that an organisation sets itself. */
export const AgreedPeriod = z.object({
  value: z.int().min(1).max(9_999),
  unit: z.enum(['hour', 'day']),
})
export type AgreedPeriod = z.infer<typeof AgreedPeriod>

/** What starts a duty, and the steps that it has: `resources/law/reporting-duties.yaml`. */
export const DutyPart = z.enum([
  'processorAware',
  'aware',
  'handled',
  'classified',
  'detected',
  'known',
  'notice',
  'earlyWarning',
  'notification',
  'finalReport',
  'initialNotification',
  'intermediateReport',
  'secondNotification',
])
export type DutyPart = z.infer<typeof DutyPart>

/** What can be entered in the file of a duty. */
export const DutyEntryKind = z.enum([
  /** Something that starts one of its periods happened. */
  'started',
  /** A step was done: sent, with its proof. */
  'done',
  /** The period that a contract sets. */
  'agreed',
  /** It does not apply, with the reason. */
  'notApplicable',
  /** It applies after all. */
  'applies',
  /** The entry that this one corrects did not happen. */
  'voided',
])
export type DutyEntryKind = z.infer<typeof DutyEntryKind>

const said = {
  what: DutyEntryKind,
  /** The start or the step; null for the others. */
  of: DutyPart.nullable().default(null),
  /** When it happened; null for what has no moment. */
  at: Instant.nullable().default(null),
  channel: FilingChannel.nullable().default(null),
  /** The number of the receipt. */
  receipt: OptionalText,
  /** What proves it: the sent mail, a log, a clause of the contract. */
  evidence: OptionalText,
  attachmentId: id('attachment').nullable().default(null),
  /** The letter that went out. */
  letterId: id('letter').nullable().default(null),
  agreed: AgreedPeriod.nullable().default(null),
  reason: LongText,
  /** The number of the entry in whose place this one stands. */
  corrects: z.int().positive().nullable().default(null),
}

/** One entry of a duty's file. Never edited; corrected by a later one with its reason. */
export const DutyEntry = z.object({
  /** Counted from 1 in the order in which they were entered. */
  number: z.int().positive(),
  ...said,
  recordedAt: Instant,
  recordedBy: z.string(),
})
export type DutyEntry = z.infer<typeof DutyEntry>

/** What is owed to somebody beside the notification of GDPR Art. 33(1): its file of entries, and what they come to. */
export const ReportingDuty = entity('duty', {
  subjectId: DutySubject,
  kind: DutyKind,
  /** The controller, the authority, the insurer: who is told. */
  owedTo: ShortText,
  vendorId: id('vendor').nullable(),
  /** Under which law a notice to a controller stands. */
  regime: Regime,
  /** Why it applies. */
  reason: z.string(),
  entries: z.array(DutyEntry),
  status: z.enum(['open', 'done', 'notApplicable']),
})
export type ReportingDuty = z.infer<typeof ReportingDuty>

/** Where one step stands. */
const DutyStep = z.object({
  step: DutyPart,
  article: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done']),
  /** From when it is owed, without undue delay. */
  since: Instant.nullable(),
  dueAt: Instant.nullable(),
  dueOn: Day.nullable(),
  doneAt: Instant.nullable(),
  inTime: z.boolean().nullable(),
  ruleVersion: z.string(),
  steps: z.array(Message),
})
export type DutyStep = z.infer<typeof DutyStep>

/** A kind of duty as it can be added, with what its rules ask. */
const OfferedDuty = z.object({
  kind: DutyKind,
  source: z.enum(['law', 'contract']),
  article: z.string().nullable(),
  /** Whether hours or days of a contract count beside or instead of the law. */
  takesAgreed: z.boolean(),
  starts: z.array(
    z.object({
      start: DutyPart,
      optional: z.boolean(),
      /** What the record knows of it; null: it has to be said. */
      at: Instant.nullable(),
    }),
  ),
  steps: z.array(DutyPart),
})
export type OfferedDuty = z.infer<typeof OfferedDuty>

export const DutyReading = z.object({ duty: ReportingDuty, steps: z.array(DutyStep) })
export type DutyReading = z.infer<typeof DutyReading>

/** A duty as it is added. */
export const NewDuty = z.object({
  subjectId: DutySubject,
  kind: DutyKind,
  owedTo: ShortText,
  vendorId: id('vendor').nullable().default(null),
  regime: Regime.optional(),
  reason: LongText,
  starts: z.array(z.object({ start: DutyPart, at: Instant, evidence: OptionalText })).default([]),
  agreed: z
    .object({ ...AgreedPeriod.shape, evidence: ShortText })
    .nullable()
    .default(null),
})

export const reportingDutyContract = {
  list: query({
    input: listInput(
      { subjectId: z.array(z.string()), kind: z.array(DutyKind), status: z.array(z.string()) },
      ['updatedAt'],
    ),
    output: listOutput(ReportingDuty),
    roles: everyone,
  }),
  get: query({ input: z.object({ id: id('duty') }), output: ReportingDuty, roles: everyone }),
  /** The duties of a breach or an incident with the dates of their steps, and those that can be added. */
  of: query({
    input: z.object({ subjectId: DutySubject }),
    output: z.object({ duties: z.array(DutyReading), offered: z.array(OfferedDuty) }),
    roles: everyone,
  }),
  /**
   * Adds a duty with the reason why it applies, and what starts it. For the notice to a controller the start is the legal
   * event `weAsProcessorAware`, which is recorded with the first of them (GDPR Art. 33(2)).
   */
  add: command({
    input: NewDuty,
    output: ReportingDuty,
    roles: editors,
  }),
  /** Enters what happened to a duty; a correction names the entry that it takes the place of, and says why. */
  enter: command({
    input: z.object({ id: id('duty'), revision: z.int().positive(), entry: z.object(said) }),
    output: ReportingDuty,
    roles: editors,
  }),
}
