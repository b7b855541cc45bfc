import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Message } from '../kernel/message.ts'
import { command, FaultData, query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'
import { JobState } from './codes.ts'

/** How far a job is; `total` is null while it is not known. */
export const JobProgress = z.object({
  done: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  step: Message.nullable(),
})
export type JobProgress = z.infer<typeof JobProgress>

/** A piece of long work as a record: it can be looked at after a restart, and resumed where its kind allows. */
export const JobRecord = z.object({
  id: id('job'),
  operation: z.string(),
  state: JobState,
  progress: JobProgress,
  input: z.unknown(),
  result: z.unknown().nullable(),
  fault: z.object({ code: z.string(), ...FaultData.shape }).nullable(),
  startedBy: z.string(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type JobRecord = z.infer<typeof JobRecord>

export const jobContract = {
  list: query({
    input: listInput({ state: z.array(JobState), operation: z.array(z.string()) }, ['createdAt']),
    output: listOutput(JobRecord),
    roles: everyone,
  }),
  get: query({ input: z.object({ id: id('job') }), output: JobRecord, roles: everyone }),
  /**
   * Asks a running job to stop: one's own, or any that one's role could start. What it committed so far stays. A job that
   * would leave half of its work behind is not stopped: fault `job-goes-on`.
   */
  cancel: command({
    input: z.object({ id: id('job') }),
    output: z.object({}),
    roles: everyone,
    audit: 'none',
  }),
}
