import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, query } from '../kernel/operation.ts'
import { everyone, writers } from '../kernel/roles.ts'

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

export const auditContract = {
  list: query({
    input: listInput(
      {
        entityId: z.array(z.string()),
        entity: z.array(z.string()),
        action: z.array(z.string()),
        actor: z.array(z.string()),
        atAfter: Instant,
        atBefore: Instant,
      },
      ['seq'],
    ),
    output: listOutput(AuditEntry),
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
  /** Recomputes the chain and compares every record with its last entry. */
  verify: query({
    input: z.object({}).prefault({}),
    output: z.object({
      entries: z.int(),
      chain: z.string(),
      problems: z.array(
        z.object({ seq: z.int().nullable(), entityId: z.string().nullable(), problem: z.string() }),
      ),
    }),
    roles: everyone,
  }),
}
