/** Writes lines for whoever looks after the machine: codes, identifiers and counts; never names, addresses or keys. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  error(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void
}

/** One line a record on the standard error stream. */
export const streamLog: Log = {
  info: (event, facts) => write('info', event, facts),
  error: (event, facts) => write('error', event, facts),
}

/** Says nothing: for tests and for the command line, which reports faults itself. */
export const silentLog: Log = { info: () => undefined, error: () => undefined }

function write(level: string, event: string, facts: Readonly<Record<string, unknown>> = {}) {
  process.stderr.write(`${level} ${event} ${JSON.stringify(facts)}\n`)
}
