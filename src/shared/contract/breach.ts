import * as z from 'zod'
import { Instant, TimeZone } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { command, query } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { deciders, dpoOnly, editors, everyone } from '../kernel/roles.ts'
import { Authority } from './authority.ts'
import {
  AskedFact,
  AssessedRegime,
  AssessedSeverity,
  BreachAssessment,
  BreachFacts,
  BreachSeverity,
  EnisaChoices,
  EnisaFactor,
} from './breach-assessment.ts'
import {
  AuthorityChoice,
  AuthorityStanding,
  FilingInput,
  ProposedAuthorities,
  ReceiptInput,
} from './breach-filing.ts'
import { BreachClock, ClockEvent, ClockEventDraft, ClockState } from './clock.ts'
import {
  BreachCause,
  BreachNature,
  BreachState,
  CountKind,
  DataCategory,
  DataSubjectCategory,
  IncidentType,
  Regime,
  SpecialCategory,
  Verdict,
} from './codes.ts'
import { EdpbFormReading, EdpbOwnAnswers, EdpbTemplate } from './edpb-form.ts'
import { FilingSheet } from './filing-sheet.ts'
import { Advice, Country, Decision, LongText, OptionalText, Region, ShortText } from './texts.ts'

/** A number as GDPR Art. 33(3)(a) asks for it: exact, approximate, or not known yet. */
const Count = z.object({
  kind: CountKind.default('unknown'),
  value: z.int().nonnegative().nullable().default(null),
})

/** The same as it is typed: what is exact or approximate has its number. */
const TypedCount = Count.refine(({ kind, value }) => kind === 'unknown' || value !== null, {
  path: ['value'],
  error: 'required',
}).prefault({})

const shape = {
  title: ShortText,
  description: LongText,
  status: BreachState.default('detected'),
  nature: z.array(BreachNature).default([]),
  incidentType: IncidentType.default('other'),
  cause: BreachCause.default('unknown'),
  begunAt: Instant.nullable().default(null),
  endedAt: Instant.nullable().default(null),
  detectedAt: Instant.nullable().default(null),
  regimes: z.array(Regime).min(1).default(['eu']),
  systemIds: z.array(id('system')).max(100).default([]),
  activityIds: z.array(id('activity')).max(200).default([]),
  dataSubjectCategories: z.array(DataSubjectCategory).default([]),
  dataCategories: z.array(DataCategory).default([]),
  specialCategories: z.array(SpecialCategory).default([]),
  peopleCount: TypedCount,
  recordsCount: TypedCount,
  countries: z.array(Country).max(60).default([]),
  consequences: LongText,
  measuresBefore: LongText,
  measuresTaken: LongText,
  handler: OptionalText,
}

/** A personal-data breach (GDPR Art. 4(12), 33). */
export const Breach = entity('breach', {
  ...shape,
  // Records that were kept without a number still open.
  peopleCount: Count,
  recordsCount: Count,
  timeZone: TimeZone,
  country: Country,
  region: Region,
  /** GDPR Art. 33(1): when the controller became aware, from the legal event; null: not decided yet. */
  awareAt: Instant.nullable(),
  /** The earliest end of its 72 hours; null while awareness is not decided or when all are closed. */
  dueAt: Instant.nullable(),
  clockState: ClockState,
  notifiedAt: Instant.nullable(),
  ruleVersion: z.string(),
  authorityNotification: Verdict,
  dataSubjectNotification: Verdict,
  advice: Advice.nullable(),
  decision: Decision.nullable(),
  /** When the file was closed, from the legal event; null while it is open. */
  closedAt: Instant.nullable(),
  /** The latest assessment of the risk; null: not assessed yet. Advice and decision stand apart from it. */
  assessment: BreachAssessment.nullable(),
  /** The authorities that are notified, each with its own receipt; empty: not settled yet, and any receipt closes. */
  authorities: z.array(Authority),
  /** Why these were chosen by hand; empty: they follow the organisation and the countries of the people. */
  authoritiesReason: z.string(),
  /** Answers of the EDPB's draft form that the record does not know; null: none yet. */
  edpbAnswers: EdpbOwnAnswers.nullable(),
  /** The security incident that it came of; null: it was recorded as a breach. */
  incidentId: id('incident').nullable(),
})
export type Breach = z.infer<typeof Breach>

/** What a person says of a breach that is recorded. */
export const NewBreach = z.object({
  ...shape,
  timeZone: TimeZone.optional(),
  country: Country.optional(),
  region: Region.optional(),
  /** When the controller became reasonably certain, and why (EDPB 9/2022 para 31); starts the 72 hours. */
  aware: z.object({ at: Instant, reason: ShortText, by: ShortText }).nullable().default(null),
  incidentId: id('incident').nullable().default(null),
})

export const breachContract = {
  ...registerOperations(
    'breach',
    shape,
    Breach,
    {
      search: z.string(),
      status: z.array(BreachState),
      clockState: z.array(ClockState),
      nature: z.array(BreachNature),
      severity: z.array(BreachSeverity),
      authorityNotification: z.array(Verdict),
      dueAtBefore: Instant,
      incidentId: z.array(z.string()),
      closedAtAfter: Instant,
      closedAtBefore: Instant,
    },
    ['reference', 'title', 'status', 'awareAt', 'dueAt', 'closedAt', 'updatedAt'],
  ),
  /** Takes the whole file of a case away, so it is the `dpo`'s alone; the audit log can bring it back. */
  remove: command({ input: oneRevision('breach'), output: z.object({}), roles: dpoOnly }),
  create: command({
    input: NewBreach,
    output: Breach,
    roles: editors,
  }),
  /** Every clock of the breach with its steps, and the legal events behind them. */
  clock: query({
    input: z.object({ id: id('breach') }),
    output: z.object({ clocks: z.array(BreachClock), events: z.array(ClockEvent) }),
    roles: everyone,
  }),
  recordEvent: command({
    input: z.object({ id: id('breach'), revision: z.int().positive(), event: ClockEventDraft }),
    output: Breach,
    roles: editors,
  }),
  /** Where each authority stands, what was filed with it, and what is next. */
  notifications: query({
    input: z.object({ id: id('breach') }),
    output: z.object({ standings: z.array(AuthorityStanding), proposed: ProposedAuthorities }),
    roles: everyone,
  }),
  /** Records what was filed with an authority, freezes what it said, and enters the legal event (GDPR Art. 33(1), 33(4)). */
  file: command({ input: FilingInput, output: Breach, roles: editors }),
  /** Adds the authority's receipt to a filing, which closes the period from then on. */
  addReceipt: command({ input: ReceiptInput, output: Breach, roles: editors }),
  /** Chooses the authorities that are notified, with the reason, or goes back to those that follow from the record. */
  chooseAuthorities: command({ input: AuthorityChoice, output: Breach, roles: editors }),
  /**
   * What facts come to, without keeping anything: those given, else those of the latest assessment, else what the record
   * itself tells.
   */
  assessment: query({
    input: z.object({
      id: id('breach'),
      facts: BreachFacts.optional(),
      /** Values that are tried for factors; what is left out is proposed from the facts. */
      enisa: z.partialRecord(EnisaFactor, z.number()).optional(),
    }),
    output: z.object({
      asked: z.array(AskedFact),
      facts: BreachFacts,
      enisa: EnisaChoices,
      /** The facts that were drawn from the record, to be confirmed. */
      suggested: z.array(z.string()),
      regimes: z.array(AssessedRegime),
      severity: AssessedSeverity,
      criteriaVersion: z.string(),
    }),
    roles: everyone,
  }),
  /** Keeps an assessment and records it as a legal event with its verdict (GDPR Art. 33(1), 34(1)). */
  assess: command({
    input: z.object({
      id: id('breach'),
      revision: z.int().positive(),
      facts: BreachFacts,
      enisa: EnisaChoices.default({}),
      note: LongText,
    }),
    output: Breach,
    roles: editors,
  }),
  /** The EDPB's draft form, filled from the record and from what was answered; `own` are answers that are tried. */
  form: query({
    input: z.object({ id: id('breach'), own: EdpbOwnAnswers.optional() }),
    output: EdpbFormReading,
    roles: everyone,
  }),
  /** The versions of the template, the newest first: what answers of the past mean. */
  edpbTemplates: query({
    input: z.object({}).prefault({}),
    output: z.array(EdpbTemplate),
    roles: everyone,
  }),
  /** Keeps the answers that the record does not know; they take the place of those that were kept. */
  answerForm: command({
    input: z.object({ id: id('breach'), revision: z.int().positive(), own: EdpbOwnAnswers }),
    output: Breach,
    roles: editors,
  }),
  /** The sheet of each portal, filled; those of the authorities that the breach goes to come first. */
  filingSheets: query({
    input: z.object({ id: id('breach') }),
    output: z.object({ sheets: z.array(FilingSheet) }),
    roles: everyone,
  }),
  /** The DPO's advice on notification (GDPR Art. 39(1)(a)). */
  advise: command({
    input: z.object({ id: id('breach'), revision: z.int().positive(), advice: Advice }),
    output: Breach,
    roles: dpoOnly,
  }),
  /** The controller's decision whether to notify the authority and the people (GDPR Art. 33(1), 34(1)). */
  decide: command({
    input: z.object({
      id: id('breach'),
      revision: z.int().positive(),
      authorityNotification: Verdict,
      dataSubjectNotification: Verdict,
      decision: Decision,
    }),
    output: Breach,
    roles: deciders,
  }),
}
