import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The built `wardbook serve`, with a home of its own. */
export interface BuiltConsole {
  /** The way in that it printed; it works once. */
  readonly address: string
  /** A further way in, as Enter in the terminal prints it. */
  readonly nextAddress: () => Promise<string>
  readonly origin: string
  /** A folder for stores, removed with the console. */
  readonly folder: string
  readonly process: ChildProcess
  readonly close: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Starts `wardbook serve` as a person does, from the built files; `npm test` has built them. */
export async function openBuiltConsole(parameters: readonly string[] = []): Promise<BuiltConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-console-'))
  const child = spawn(
    process.execPath,
    [join(root, 'out', 'main', 'cli.cjs'), 'serve', '--no-browser', ...parameters],
    {
      cwd: folder,
      env: { ...process.env, HOME: folder, XDG_STATE_HOME: join(folder, 'state'), LANG: 'en_GB.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const lines = createInterface({ input: child.stdout })
  const nextLine = () =>
    new Promise<string>((resolve, reject) => {
      const end = () => reject(new Error('the console ended before it printed its address'))
      child.once('exit', end)
      const read = (line: string) => {
        const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(line)
        if (found === null) return
        child.off('exit', end)
        lines.off('line', read)
        resolve(found[0])
      }
      lines.on('line', read)
    })
  const address = await nextLine()
  return {
    address,
    nextAddress: () => {
      const next = nextLine()
      child.stdin.write('\n')
      return next
    },
    origin: new URL(address).origin,
    folder,
    process: child,
    close: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
