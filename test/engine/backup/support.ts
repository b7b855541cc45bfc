import type { JobRecord } from '#shared/contract/job.ts'
import type { TestClient } from '../../support/open-test-store.ts'

/** Waits for a job to end and gives its record. */
export async function ended(
  client: TestClient,
  started: Promise<{ jobId: JobRecord['id'] }>,
): Promise<JobRecord> {
  const { jobId } = await started
  for (;;) {
    const job = await client.job.get({ id: jobId })
    if (job.endedAt !== null) return job
    await new Promise((go) => setTimeout(go, 5))
  }
}

/** Makes a backup and gives its path. */
export async function backUp(client: TestClient, to: string | null = null): Promise<string> {
  const { state, result, fault } = await ended(client, client.backup.create({ to }))
  if (state !== 'done') throw new Error(`the backup failed: ${JSON.stringify(fault)}`)
  return (result as { readonly path: string }).path
}
