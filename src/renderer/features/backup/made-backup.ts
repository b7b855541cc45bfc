import * as z from 'zod'
import type { JobRecord } from '#shared/contract/job.ts'

const Made = z.object({ bytes: z.number(), secondFault: z.string().nullable() })

/** What the record of a backup's job says of it; null: none was made. */
export function madeBackup({ result }: Pick<JobRecord, 'result'>): z.infer<typeof Made> | null {
  return Made.safeParse(result).data ?? null
}
