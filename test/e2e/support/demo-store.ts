import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '#shared/kernel/message.ts'
import { passphrase } from './open-console.ts'

const cli = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs')

/** The demonstration store, made by the command line: every register with records at every stage. */
export function makeDemoStore(language: Language): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-demo-'))
  const path = join(folder, 'Demo.wardbook')
  execFileSync(
    process.execPath,
    [
      cli,
      'create',
      path,
      '--demo',
      '--language',
      language,
      '--recovery-key-file',
      join(folder, 'recovery-key'),
    ],
    {
      env: { ...process.env, XDG_STATE_HOME: join(folder, 'state'), WARDBOOK_PASSPHRASE: passphrase },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
