/** The workers' sources: Node runs them as they are. */
export const sourceWorkers = {
  document: new URL('../../src/main/engine/document/worker.ts', import.meta.url),
  backup: new URL('../../src/main/engine/backup/worker.ts', import.meta.url),
  mail: new URL('../../src/main/engine/mail/worker.ts', import.meta.url),
  spreadsheet: new URL('../../src/main/engine/spreadsheet/worker.ts', import.meta.url),
}
