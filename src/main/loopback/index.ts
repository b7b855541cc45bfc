import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openInBrowser, whyNoBrowser } from './browser.ts'
import { openSupervisor } from './supervisor.ts'

export interface ServeOptions {
  /** The store that the unlock screen proposes; without it the last one. */
  readonly store?: string | null
  /** Any free port without it. */
  readonly port?: number | null
  /** False: print the address only, open no browser. */
  readonly browser?: boolean
}

/**
 * Serves the console to the browsers of this machine until the process is told to end. Prints the way in, a one-time
 * address; Enter prints a new one.
 */
export async function serve({ store = null, port = null, browser = true }: ServeOptions = {}): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const supervisor = await openSupervisor({
    engineFile: join(import.meta.dirname, 'loopback-engine.cjs'),
    port: port ?? 0,
    now: () => Date.now(),
    onBroken: () => ended.reject(new Error('the engine ended several times in a row')),
  })
  const address = () => supervisor.address() + proposalOf(store)
  say(`Wardbook is open at ${address()}`)
  say('The address works once, within ten minutes. Press Enter for another one, Ctrl+C to end.')
  if (browser && whyNoBrowser(process.platform, process.env) === null) openInBrowser(address())
  const lines =
    process.stdin.isTTY || process.stdin.readable ? createInterface({ input: process.stdin }) : null
  lines?.on('line', () => say(address()))
  const stop = () => ended.resolve()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('SIGHUP', stop)
  try {
    await ended.promise
  } finally {
    lines?.close()
    await supervisor.close()
  }
}

function proposalOf(store: string | null): string {
  return store === null ? '' : `&store=${encodeURIComponent(store)}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
