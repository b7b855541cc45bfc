import * as z from 'zod'
import type { JobRecord } from '#shared/contract/job.ts'
import { Message } from '#shared/kernel/message.ts'

const figureNames = ['datasets', 'fields', 'added', 'vanished', 'people'] as const

const Result = z.object({
  account: z.string().optional(),
  notes: z.array(Message).default([]),
  artifact: z.object({ fileName: z.string() }).optional(),
})
const Figures = z.record(z.string(), z.unknown())
const About = z.object({ id: z.string() })

/** What a job of any kind left behind, as far as it can be told in a few lines. */
export interface JobOutcome {
  /** The record that it worked on; null: none. */
  readonly recordId: string | null
  /** What it counted, without what it found none of. */
  readonly figures: readonly { readonly name: string; readonly value: number }[]
  /** Who accepted the access; null: nobody was asked. */
  readonly account: string | null
  /** The document that it made; null: none. */
  readonly fileName: string | null
  readonly notes: readonly Message[]
}

export function outcomeOf({ input, result }: Pick<JobRecord, 'input' | 'result'>): JobOutcome {
  const { data } = Result.safeParse(result)
  const counted = Figures.safeParse(result).data ?? {}
  return {
    recordId: About.safeParse(input).data?.id ?? null,
    figures: figureNames.flatMap((name) => {
      const value = counted[name]
      return typeof value === 'number' && value > 0 ? [{ name, value }] : []
    }),
    account: data?.account ?? null,
    fileName: data?.artifact?.fileName ?? null,
    notes: data?.notes ?? [],
  }
}
