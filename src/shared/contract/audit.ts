import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Language } from '../kernel/message.ts'
import { command, job, query } from '../kernel/operation.ts'
import { dpoOnly, everyone, writers } from '../kernel/roles.ts'
import { DocumentArtifact } from './document.ts'
import { ShortText } from './texts.ts'

/** One entry of the audit log, in the form that is signed: hashes and identifiers only. */
export const AuditLeaf = z.object({
  v: z.literal(1),
  seq: z.int().positive(),
  id: z.string(),
  at: Instant,
  clock: z.enum(['ok', 'back', 'jump']),
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  entity: z.string().nullable(),
  entityId: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  payload: z.string().nullable(),
  prev: z.string(),
  sig: z.string().nullable(),
})
export type AuditLeaf = z.infer<typeof AuditLeaf>

/** An entry with its payload, as the history of a record shows it; the payload is null after an erasure. */
export const AuditEntry = z.object({
  ...AuditLeaf.shape,
  actorLabel: z.string(),
  change: z
    .object({
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      note: z.record(z.string(), z.unknown()).nullable(),
    })
    .nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/**
 * Operations that change a record by what a legal event says of it. The event stays in the file and is corrected by another
 * one, so the change that follows from it is not undone either.
 */
export const legalActs: ReadonlySet<string> = new Set([
  'rightsRequest.recordEvent',
  'rightsRequest.refuse',
  'breach.recordEvent',
  'breach.file',
  'breach.addReceipt',
  'breach.assess',
  // The first controller that is named records since when we knew as its processor.
  'reportingDuty.add',
])

/** Why a checkpoint was made: each day, at the lock after a hundred entries, before a backup, after keys changed, by hand. */
export const CheckpointReason = z.enum(['daily', 'lock', 'backup', 'keys', 'demand'])
export type CheckpointReason = z.infer<typeof CheckpointReason>

/** A signed statement of how the log stood at a moment. It proves something once a copy is kept outside this machine. */
export const AuditCheckpoint = z.object({
  id: z.string(),
  /** How many entries it covers. */
  size: z.int().nonnegative(),
  at: Instant,
  reason: CheckpointReason,
  madeBy: z.string(),
  madeByLabel: z.string(),
  /** Root of the RFC 6962 tree over the entries, in base64. */
  root: z.string(),
  chain: z.string(),
  /** The same as people compare it: groups of four letters and digits, the last two of them a check of the others. */
  code: z.string(),
  /** The signed note itself, to be saved as a file. */
  note: z.string(),
  /** Where copies of it are kept, as people noted it. */
  copies: z.array(z.object({ place: z.string(), at: Instant, by: z.string() })),
})
export type AuditCheckpoint = z.infer<typeof AuditCheckpoint>

/** What is wrong with an entry, a record or a checkpoint. */
export const AuditProblemKind = z.enum([
  /** Entries that are gone: a hole in the numbers. */
  'missing',
  /** Entries that the head file or a checkpoint covers and that the log no longer reaches. */
  'truncated',
  /** A number that no entry can have. */
  'sequence',
  /** The entry is not what its own chain value was computed over. */
  'edited',
  /** Sound in itself, but not the one that followed the entry before it. */
  'link',
  /** Not signed by the person it names, or what it stands on was changed and computed anew. */
  'signature',
  /** The words are not those that the entry was signed over. */
  'payload',
  /** Its words are gone, and no later entry tells of an erasure of its record. */
  'payloadMissing',
  /** The log is not the one that a checkpoint vouches for. */
  'checkpoint',
  /** A checkpoint that nobody of this store signed. */
  'checkpointForged',
  /** The log is not the one of which the head file tells. */
  'head',
  /** There is no head file, or one that this store did not write: nothing tells where the log ended. */
  'headMissing',
  'recordChanged',
  'recordMissing',
  'recordUnknown',
])
export type AuditProblemKind = z.infer<typeof AuditProblemKind>

export const AuditProblem = z.object({
  problem: AuditProblemKind,
  /** The entry, or the first of several; null where no entry speaks of the record. */
  seq: z.int().nullable(),
  /** The last of several entries. */
  untilSeq: z.int().nullable(),
  /** The entry's identifier, or the checkpoint's name. */
  id: z.string().nullable(),
  entityId: z.string().nullable(),
})
export type AuditProblem = z.infer<typeof AuditProblem>

/** Checkpoints from outside: files as text, and what somebody reads off a paper. */
export const GivenCheckpoints = z
  .object({
    checkpoints: z
      .array(z.object({ name: z.string().max(300), note: z.string().max(10_000) }))
      .max(100)
      .default([]),
    printed: z
      .array(z.object({ name: z.string().max(300), size: z.int().nonnegative(), code: z.string().max(200) }))
      .max(100)
      .default([]),
  })
  .prefault({})
export type GivenCheckpoints = z.infer<typeof GivenCheckpoints>

/** What the log says against one checkpoint. */
export const CheckpointVerdict = z.object({
  /** `null`: one that the store itself keeps. */
  file: z.string().nullable(),
  size: z.int(),
  at: Instant.nullable(),
  verdict: z.enum(['agrees', 'differs', 'beyond', 'forged']),
  /** Where a copy of the store's own checkpoint is noted to be kept. */
  place: z.string().nullable(),
})
export type CheckpointVerdict = z.infer<typeof CheckpointVerdict>

export const AuditVerdict = z.object({
  entries: z.int(),
  chain: z.string(),
  root: z.string(),
  /** Entries whose words were erased, as GDPR Art. 17 asks; the chain holds without them. */
  erased: z.int(),
  problems: z.array(AuditProblem),
  checkpoints: z.array(CheckpointVerdict),
})
export type AuditVerdict = z.infer<typeof AuditVerdict>

/** A verdict that is kept: how many problems there are, and the first hundred of them. */
export const KeptVerdict = z.object({ ...AuditVerdict.shape, problemCount: z.int() })
export type KeptVerdict = z.infer<typeof KeptVerdict>

/** What was found on opening when the log did not reach what the head file tells of. */
export const Rollback = z.object({
  /**
   * `behind`: entries are missing; `differs`: others stand in their place; `pages`: parts of the database are older than
   * the log says; `keyring`: an older keyring; `head`: a head file that is not this store's; `headMissing`: none, although
   * every store has one from its first moment.
   */
  reason: z.enum(['behind', 'differs', 'pages', 'keyring', 'head', 'headMissing']),
  expectedSeq: z.int().nullable(),
  expectedAt: Instant.nullable(),
  foundSeq: z.int(),
})
export type Rollback = z.infer<typeof Rollback>

export const auditContract = {
  list: query({
    input: listInput(
      {
        entityId: z.array(z.string()),
        /** About these records, or about the duties to report and the counts of people that hang on them. */
        recordId: z.array(z.string()),
        entity: z.array(z.string()),
        action: z.array(z.string()),
        actor: z.array(z.string()),
        clock: z.array(AuditLeaf.shape.clock),
        /** Begins the reference of a record, or is its identifier. */
        search: z.string().trim().max(200),
        atAfter: Instant,
        atBefore: Instant,
      },
      ['seq'],
    ),
    output: listOutput(AuditEntry),
    roles: everyone,
  }),
  /** Who and what can be filtered by, how far the log goes, and whether the store was rolled back. */
  state: query({
    input: z.object({}).prefault({}),
    output: z.object({
      entries: z.int(),
      actors: z.array(z.object({ id: z.string(), label: z.string() })),
      actions: z.array(z.string()),
      entities: z.array(z.string()),
      rollback: Rollback.nullable(),
      /** What the last `audit.check` found; null: nobody ran one in this store. */
      verified: z.object({ at: Instant, byLabel: z.string(), verdict: KeptVerdict }).nullable(),
      /** The newest checkpoint of which a copy is noted to be kept outside this machine. */
      kept: z.object({ size: z.int(), at: Instant, place: z.string() }).nullable(),
    }),
    roles: everyone,
  }),
  /**
   * Puts a record back to what it was before one entry: for whoever may do what the entry did. Refused as
   * `changed-meanwhile` when it changed since.
   */
  revert: command({
    input: z.object({ seq: z.int().positive() }),
    output: z.object({ entity: z.string(), entityId: z.string() }),
    roles: writers,
  }),
  /** Recomputes chain, tree and signatures, compares checkpoints, and every record with its last entry. */
  verify: query({
    input: GivenCheckpoints,
    output: AuditVerdict,
    roles: everyone,
  }),
  /** The same with progress; its verdict stands in `state` until the next one. */
  check: job({ input: z.object({}).prefault({}), result: KeptVerdict, roles: everyone }),
  /** The log as JSON lines that anybody can verify without Wardbook; fetched with `document.content`. */
  export: job({
    input: z.object({
      /** With what was written before and after; without it hashes and identifiers only. */
      payloads: z.boolean().default(true),
    }),
    result: z.object({ artifact: DocumentArtifact }),
    roles: everyone,
  }),
  /** The script that verifies an export: one file, to be run by Node 18 or later. */
  verifier: query({ input: z.object({}).prefault({}), output: z.file(), roles: everyone }),
  /**
   * One entry with the proof that the newest checkpoint covers it, as a file for the same script: it shows nothing of the
   * other entries (RFC 6962, section 2.1.1). Refused as `no-checkpoint` when none covers the entry yet.
   */
  proof: command({ input: z.object({ seq: z.int().positive() }), output: z.file(), roles: everyone }),
  checkpoints: query({
    input: listInput({}, ['size']),
    output: listOutput(AuditCheckpoint),
    roles: everyone,
  }),
  /** Signs how the log stands now. */
  checkpoint: command({ input: z.object({}).prefault({}), output: AuditCheckpoint, roles: everyone }),
  /** A checkpoint for paper, as PDF: its code, the keys of everybody who signs, and how to compare them. */
  checkpointPaper: query({
    input: z.object({ id: z.string(), language: Language }),
    output: z.file(),
    roles: everyone,
  }),
  /** Notes where a copy of a checkpoint is kept outside this machine. */
  keepCheckpoint: command({
    input: z.object({ id: z.string(), place: ShortText }),
    output: AuditCheckpoint,
    roles: everyone,
  }),
  /** Accepts a store that is older than its head file, with the reason; until then nothing can be written. */
  acknowledgeRollback: command({
    input: z.object({ reason: z.string().trim().min(1).max(2_000) }),
    output: z.object({}),
    roles: dpoOnly,
  }),
}
