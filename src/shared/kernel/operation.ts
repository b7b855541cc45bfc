import { type ContractProcedure, oc } from '@orpc/contract'
import * as z from 'zod'
import { type FaultCode, faultStatus } from './faults.ts'
import { id } from './ids.ts'
import type { Role } from './roles.ts'

export type OperationKind = 'query' | 'command' | 'job'

/** What the router needs to know of an operation before it runs it. */
export interface OperationMeta {
  readonly kind: OperationKind
  /** Who may call it; empty: it works without an open store (create, unlock, list). */
  readonly roles: readonly Role[]
  /** `none` only for drafts, preferences and cursors; a test lists them. */
  readonly audit: 'entry' | 'none'
  /** Whether the person's passphrase is asked again before it runs; the input carries it ({@link confirmed}). */
  readonly confirms: boolean
  /** Whether a job that runs can be stopped; one that could leave half of its work behind cannot. */
  readonly cancellable: boolean
}

interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I
  readonly output: O
  readonly roles: readonly Role[]
  readonly audit?: 'none' | undefined
  readonly confirms?: true | undefined
  readonly cancellable?: false | undefined
}

/** What a person gives once more before users, keys or much of the content change. */
export const Confirmation = z.object({
  passphrase: z.string().max(1_000),
  /** Content of the person's key file, where they use one. */
  keyFile: z.string().max(1_024).nullable().default(null),
})
export type Confirmation = z.output<typeof Confirmation>

/** The input of an operation that `confirms`: its own fields, and the passphrase of who calls. */
export function confirmed<S extends z.ZodRawShape>(shape: S) {
  return z.object({ ...shape, ...Confirmation.shape })
}

type Faults = { [C in FaultCode]: { status: number; data: typeof FaultData } }
type Operation<K extends OperationKind, I extends z.ZodType, O extends z.ZodType> = ContractProcedure<
  I,
  O,
  Faults,
  OperationMeta
> & { readonly '~kind'?: K }

export type Query<I extends z.ZodType, O extends z.ZodType> = Operation<'query', I, O>
export type Command<I extends z.ZodType, O extends z.ZodType> = Operation<'command', I, O>
export type Job<I extends z.ZodType, R extends z.ZodType> = Operation<'job', I, typeof JobStarted> & {
  readonly '~result'?: R
}

/** What travels with a fault: parameters for its words, the wrong places of an input, and a reference for bugs. */
export const FaultData = z.object({
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  issues: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      key: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    }),
  ),
  reference: z.string().nullable(),
})

/** A job call answers at once; progress and result stand in the job's record. */
export const JobStarted = z.object({ jobId: id('job') })

/** Reads. Runs at once on a read-only connection and never waits for a writer. */
export function query<I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>): Query<I, O> {
  return declare('query', declaration)
}

/** Writes. One transaction with the audit entry inside it. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<I, O>,
): Command<I, O> {
  return declare('command', declaration)
}

/** Works for long or uses the network. Holds no transaction; each of its commits is short and audited. */
export function job<I extends z.ZodType, R extends z.ZodType>(declaration: {
  readonly input: I
  readonly result: R
  readonly roles: readonly Role[]
  readonly confirms?: true
  readonly cancellable?: false
}): Job<I, R> {
  const { result, ...rest } = declaration
  resultSchemas.set(rest.input, result)
  return declare('job', { ...rest, output: JobStarted })
}

/** The schema of what a job leaves in its record when it is done. */
export function jobResultSchema(input: unknown): z.ZodType | undefined {
  return resultSchemas.get(input)
}

const resultSchemas = new Map<unknown, z.ZodType>()

const faults = Object.fromEntries(
  Object.entries(faultStatus).map(([code, status]) => [code, { status, data: FaultData }]),
) as Faults

function declare<K extends OperationKind, I extends z.ZodType, O extends z.ZodType>(
  kind: K,
  { input, output, roles, audit, confirms, cancellable }: Declaration<I, O>,
): Operation<K, I, O> {
  const meta: OperationMeta = {
    kind,
    roles,
    audit: audit ?? 'entry',
    confirms: confirms ?? false,
    cancellable: kind === 'job' && cancellable !== false,
  }
  return oc.$meta(meta).errors(faults).input(input).output(output) as unknown as Operation<K, I, O>
}
