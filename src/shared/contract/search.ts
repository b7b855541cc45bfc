import * as z from 'zod'
import { query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'

export const searchContract = {
  /** Finds records of every register by reference, name or text, whatever the accents; best first. */
  find: query({
    input: z.object({ text: z.string().trim().min(1).max(200), limit: z.int().min(1).max(50).default(20) }),
    output: z.array(
      z.object({
        entity: z.string(),
        recordId: z.string(),
        reference: z.string(),
        title: z.string(),
        /** The record on whose page it stands; null: it has a page of its own. */
        onPageOf: z.string().nullable(),
      }),
    ),
    roles: everyone,
  }),
}
