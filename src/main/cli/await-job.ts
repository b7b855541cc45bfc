import { ORPCError } from '@orpc/server'
import type { Client } from './open.ts'
import { say } from './output.ts'
import { wordsFor } from './surroundings.ts'

/**
 * Waits for a job, its progress on the standard error stream.
 * @returns its result
 * @throws the fault that it ended with
 */
export async function awaitJob(client: Client, jobId: string, language?: string): Promise<unknown> {
  const words = await wordsFor(language)
  const stop = new AbortController()
  const events = await client.event.subscribe({}, { signal: stop.signal })
  try {
    for await (const event of events) {
      if (event.type === 'job' && event.job.id !== jobId) continue
      const job = event.type === 'job' ? event.job : await client.job.get({ id: jobId })
      if (job.state === 'done') return job.result
      if (job.fault) {
        const { code, params, issues, reference } = job.fault
        throw new ORPCError(code, { data: { params, issues, reference } })
      }
      const { done, total, step } = job.progress
      if (done > 0)
        say(`${done}${total === null ? '' : `/${total}`} ${step ? words.message(step) : ''}`.trimEnd())
    }
    throw new Error('the engine ended before the job')
  } finally {
    stop.abort()
  }
}
