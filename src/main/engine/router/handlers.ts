import type * as z from 'zod'
import type { JobProgress } from '#shared/contract/job.ts'
import type { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import type { Id, NewId } from '#shared/kernel/ids.ts'
import type { Command, Job, Query } from '#shared/kernel/operation.ts'
import type { Role } from '#shared/kernel/roles.ts'
import type { Connection, ReadDb, WriteDb } from '../storage/index.ts'

/** Who calls. */
export interface Actor {
  readonly id: string
  readonly label: string
  readonly role: Role
}

interface Surroundings {
  readonly actor: Actor
  /** The moment of the call; the same through the whole operation. */
  readonly now: Instant
  /** The day of `now` in the organisation's zone. */
  readonly today: Day
  readonly zone: TimeZone
}

export interface QueryContext extends Surroundings {
  readonly db: ReadDb
  readonly signal: AbortSignal
  /** The connection below `db`, for scans that only SQLite understands. Read-only. */
  readonly connection: Connection
}

export interface CommandContext extends Surroundings {
  readonly db: WriteDb
  readonly newId: NewId
  /** The connection of this transaction, for imports through raw statements. */
  readonly connection: Connection
}

export interface JobContext extends Surroundings {
  readonly jobId: Id<'job'>
  readonly read: ReadDb
  readonly clock: () => Instant
  /** Aborted when somebody cancels the job or the engine ends. */
  readonly signal: AbortSignal
  /** One short transaction, audited under the job's name with `summary` as its note. */
  commit<T>(
    summary: Readonly<Record<string, unknown>>,
    write: (context: CommandContext) => Promise<T>,
  ): Promise<T>
  /** An entry of the audit log that changes nothing; it is written also after the job was cancelled. */
  note(summary: Readonly<Record<string, unknown>>): Promise<void>
  /** Tells the window how far the work is; costs nothing when called often. */
  progress(progress: JobProgress): void
}

/** The handlers of a part of the contract: what each operation does, typed by its declaration. */
export type HandlersOf<T> = {
  readonly [K in keyof T]: T[K] extends Query<infer I, infer O>
    ? (input: z.output<I>, context: QueryContext) => Promise<z.input<O>>
    : T[K] extends Command<infer I, infer O>
      ? (input: z.output<I>, context: CommandContext) => Promise<z.input<O>>
      : T[K] extends Job<infer I, infer R>
        ? (input: z.output<I>, context: JobContext) => Promise<z.input<R>>
        : HandlersOf<T[K]>
}

/** The handlers of operations that work without an open store. */
export type OpenHandlersOf<T> = {
  readonly [K in keyof T]: T[K] extends Query<infer I, infer O> | Command<infer I, infer O>
    ? (input: z.output<I>) => Promise<z.input<O>>
    : never
}
