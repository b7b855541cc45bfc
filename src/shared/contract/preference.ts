import * as z from 'zod'
import { command, query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'

const Key = z.string().min(1).max(200)

/** What belongs to one user and is no record: column choice, saved views, colour scheme, drafts of forms. */
export const preferenceContract = {
  all: query({ input: z.object({}).prefault({}), output: z.record(z.string(), z.json()), roles: everyone }),
  /** Null forgets it. At most 256 KiB. */
  set: command({
    input: z.object({ key: Key, value: z.json() }),
    output: z.object({}),
    roles: everyone,
    audit: 'none',
  }),
}
