import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { deciders, editors, everyone } from '../kernel/roles.ts'
import {
  Art9Condition,
  ControllerRole,
  DataCategory,
  DataSubjectCategory,
  DpiaCriterion,
  DpiaNecessity,
  LegalBasis,
  MeasureKind,
  ProcessingActivityState,
  ProcessingOperation,
  ProvisionObligation,
  RecipientKind,
  RetentionEnd,
  RetentionPhase,
  RetentionUnit,
  Source,
  SpecialCategory,
  TransferTool,
} from './codes.ts'
import { Country, Decision, LongText, OptionalText, ShortText } from './texts.ts'

/** A purpose with its own legal basis (GDPR Art. 5(1)(b), 6(1)): one activity may have several. */
export const Purpose = z.object({
  id: id('purpose'),
  name: ShortText,
  legalBasis: LegalBasis.nullable().default(null),
  art9Condition: Art9Condition.nullable().default(null),
  /** GDPR Art. 10: official authority, or the law that authorises processing of criminal-offence data. */
  art10Authority: OptionalText,
  /** GDPR Art. 6(1)(f), 13(1)(d). */
  legitimateInterest: OptionalText,
  /** GDPR Art. 6(3): the Union or Member State law behind Art. 6(1)(c) or (e). */
  nationalLaw: OptionalText,
})
export type Purpose = z.infer<typeof Purpose>

/** GDPR Art. 30(1)(c): whose data, with what makes them worth more protection. */
export const DataSubjects = z.object({
  category: DataSubjectCategory,
  description: OptionalText,
  children: z.boolean().default(false),
  vulnerable: z.boolean().default(false),
  /** About how many people; null: not known. */
  volume: z.int().nonnegative().nullable().default(null),
})

/** GDPR Art. 30(1)(c): which data, tied to the fields that hold it. */
export const DataItem = z.object({
  category: DataCategory,
  description: OptionalText,
  specialCategory: SpecialCategory.nullable().default(null),
  criminalOffence: z.boolean().default(false),
  source: Source.default('dataSubject'),
  obligation: ProvisionObligation.nullable().default(null),
  fieldIds: z.array(id('field')).max(500).default([]),
})

/** GDPR Art. 30(1)(d): who receives what. */
export const Recipient = z.object({
  name: ShortText,
  kind: RecipientKind.default('processor'),
  vendorId: id('vendor').nullable().default(null),
  categories: z.array(DataCategory).max(50).default([]),
})

/** GDPR Art. 30(1)(e): to which third country, on which tool of Chapter V. */
export const ThirdCountryTransfer = z.object({
  country: Country,
  recipient: OptionalText,
  tool: TransferTool.nullable().default(null),
  safeguards: OptionalText,
})

/** GDPR Art. 30(1)(f): one phase of the life of the data, in the order in which they follow each other. */
export const RetentionRule = z.object({
  phase: RetentionPhase.default('active'),
  period: z.int().positive().nullable().default(null),
  unit: RetentionUnit.default('year'),
  startEvent: OptionalText,
  /** In place of a period: how the period is determined. */
  criterion: OptionalText,
  endAction: RetentionEnd.default('erase'),
  legalAct: OptionalText,
})

export const processingActivityShape = {
  name: ShortText,
  kind: ControllerRole.default('controller'),
  status: ProcessingActivityState.default('draft'),
  description: LongText,
  owner: OptionalText,
  department: OptionalText,
  /** The controllers that we process for (GDPR Art. 30(2)(a)), or the joint controllers (Art. 26). */
  controllers: z
    .array(z.object({ name: ShortText, contact: OptionalText }))
    .max(100)
    .default([]),
  jointArrangement: OptionalText,
  purposes: z.array(Purpose).max(50).default([]),
  dataSubjects: z.array(DataSubjects).max(50).default([]),
  dataItems: z.array(DataItem).max(100).default([]),
  recipients: z.array(Recipient).max(100).default([]),
  transfers: z.array(ThirdCountryTransfer).max(100).default([]),
  retention: z.array(RetentionRule).max(20).default([]),
  operations: z.array(ProcessingOperation).max(20).default([]),
  systemIds: z.array(id('system')).max(100).default([]),
  /** GDPR Art. 30(1)(g), 32(1). */
  measures: z
    .array(z.object({ kind: MeasureKind, text: ShortText }))
    .max(100)
    .default([]),
  profiling: z.boolean().default(false),
  /** GDPR Art. 22(1), 13(2)(f): a decision based solely on automated processing; null: there is none. */
  automatedDecision: z
    .object({ logic: LongText, significance: LongText, humanReview: OptionalText })
    .nullable()
    .default(null),
  /** How people are told (GDPR Art. 13, 14). */
  notice: OptionalText,
  /** GDPR Art. 35: the nine criteria of WP248 that are met, and what follows. */
  dpia: z
    .object({
      criteria: z.array(DpiaCriterion).default([]),
      necessity: DpiaNecessity.default('undetermined'),
      reason: OptionalText,
    })
    .prefault({}),
  startedOn: Day.nullable().default(null),
  endedOn: Day.nullable().default(null),
  reviewOn: Day.nullable().default(null),
}

/** One entry of the record of processing (GDPR Art. 30). */
export const ProcessingActivity = entity('activity', {
  ...processingActivityShape,
  approval: Decision.nullable(),
  /** Share of the cells that Art. 30 asks for and that are filled, 0 to 100. */
  completeness: z.int().min(0).max(100),
  approvedAt: Instant.nullable(),
})
export type ProcessingActivity = z.infer<typeof ProcessingActivity>

export const processingActivityContract = {
  ...registerOperations(
    'activity',
    processingActivityShape,
    ProcessingActivity,
    {
      search: z.string(),
      status: z.array(ProcessingActivityState),
      kind: z.array(ControllerRole),
      department: z.array(z.string()),
      reviewOnBefore: Day,
      completenessBelow: z.int(),
      completenessAbove: z.int(),
      /** Entries that name any of these fields of the inventory. */
      fieldIds: z.array(id('field')),
    },
    ['reference', 'name', 'status', 'department', 'owner', 'completeness', 'reviewOn', 'updatedAt'],
  ),
  /** The cells of Art. 30 that an entry does not fill yet, each with its article. */
  missing: query({
    input: z.object({ id: id('activity') }),
    output: z.object({ missing: z.array(Message) }),
    roles: everyone,
  }),
  /** The controller's approval of an entry: a named person decides, the DPO may record it (GDPR Art. 24, 38(6)). */
  approve: command({
    input: z.object({ id: id('activity'), revision: z.int().positive(), decision: Decision }),
    output: ProcessingActivity,
    roles: deciders,
  }),
  /** A new draft with the same content. */
  duplicate: command({
    input: z.object({ id: id('activity'), name: ShortText }),
    output: ProcessingActivity,
    roles: editors,
  }),
}
