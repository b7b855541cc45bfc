import { join } from 'node:path'

/** The files that worker threads run. */
export interface Workers {
  readonly document: string | URL
  readonly backup: string | URL
}

/** Where the build puts them. */
export function workersIn(folder: string): Workers {
  return { document: join(folder, 'document-worker.cjs'), backup: join(folder, 'backup-worker.cjs') }
}
