import { join } from 'node:path'

/** The files that worker threads run. */
export interface Workers {
  readonly document: string | URL
  readonly backup: string | URL
  readonly mail: string | URL
  readonly spreadsheet: string | URL
}

/** Where the build puts them. */
export function workersIn(folder: string): Workers {
  const worker = (name: string) => join(folder, `${name}-worker.cjs`)
  return {
    document: worker('document'),
    backup: worker('backup'),
    mail: worker('mail'),
    spreadsheet: worker('spreadsheet'),
  }
}
