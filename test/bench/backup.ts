import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod'

/** Bytes of the database that is backed up. */
const databaseBytes = 1_000_000_000

const Measured = z.object({ seconds: z.number(), before: z.number(), peak: z.number(), bytes: z.number() })

/** A backup of a large store, in a process that did nothing else: how long it takes, and what it needs of memory. */
export async function benchBackup(folder: string): Promise<Record<string, string>> {
  const run = (...size: string[]) =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'backup-process.ts'), folder, ...size], {
      encoding: 'utf8',
    })
  run(String(databaseBytes))
  const { seconds, before, peak, bytes } = Measured.parse(JSON.parse(run()))
  const megabytes = (count: number) => `${Math.round(count / 1_000_000)} MB`
  return {
    [`backup of ${megabytes(bytes)}: time, with reading it back`]: `${seconds.toFixed(1)} s`,
    [`backup of ${megabytes(bytes)}: memory of the process before`]: megabytes(before),
    [`backup of ${megabytes(bytes)}: memory of the process at most`]: megabytes(peak),
  }
}
