import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { callsOf } from '../../../src/main/loopback/call.ts'
import { runEngineSide } from '../../../src/main/loopback/engine-side.ts'
import { openSupervisor, type Supervisor } from '../../../src/main/loopback/supervisor.ts'
import { readWindowFiles } from '../../../src/main/shell/window-files.ts'
import { toyRouter } from './toy-engine.ts'

export interface ToyShell extends Supervisor {
  readonly origin: string
  /** The session's token, won by a one-time code as a page wins it. */
  readonly signIn: () => Promise<string>
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
}

/** The whole loopback shell around the toy engine: supervisor here, engine in a process of its own. */
export async function openToyShell({
  page = '<p>toy</p>',
  grace = 60_000,
  now = () => Date.now(),
}: {
  page?: string
  grace?: number
  now?: () => number
} = {}): Promise<ToyShell> {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-toy-'))
  const entry = join(folder, 'engine.mjs')
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(entry, entrySource(folder, grace))
  const supervisor = await openSupervisor({ engineFile: entry, port: 0, now, onBroken: () => {} })
  const origin = `http://127.0.0.1:${supervisor.port}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return {
    ...supervisor,
    origin,
    post,
    signIn: async () => {
      const answer: unknown = await (await post('/session', { code: codeOf(supervisor.address()) })).json()
      return String(Object(answer).token)
    },
    close: async () => {
      await supervisor.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The one-time code of an address that the shell printed. */
export function codeOf(address: string): string {
  return new URLSearchParams(new URL(address).hash.slice(1)).get('code') ?? ''
}

/**
 * What runs in the engine's process.
 * @public it is called by the entry that `entrySource` writes
 */
export function runToyEngine(folder: string, grace: number): void {
  runEngineSide({
    files: readWindowFiles(folder),
    grace,
    open: async (requestLock) => ({
      call: callsOf(toyRouter(requestLock)),
      close: async () => {},
    }),
  })
}

function entrySource(folder: string, grace: number): string {
  const here = pathToFileURL(import.meta.filename).href
  return `import { runToyEngine } from ${JSON.stringify(here)}\nrunToyEngine(${JSON.stringify(folder)}, ${grace})\n`
}
