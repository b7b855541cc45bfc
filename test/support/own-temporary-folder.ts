import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder = ''

/**
 * One folder for everything that a run of the tests puts into the system's temporary folder, its workers and the processes
 * and browsers that they start included. It goes with the run, and with it what a worker that was ended had no time to remove.
 */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-tests-'))
  // TMPDIR is what Linux and macOS ask for, TEMP and TMP what Windows does.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
