import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../bin/launch.mjs'

/** What a command ended with and wrote. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in a folder, which is its home too, as a script does: no terminal. */
export function runWardbook(folder: string, parameters: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'wardbook.mjs'), ...parameters],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder, XDG_STATE_HOME: join(folder, 'state'), LANG: 'en_GB.UTF-8' },
    },
  )
  return { status, stdout, stderr }
}
