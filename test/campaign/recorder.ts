import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, type Recording, readFiles, readTrace } from './recording.ts'
import type { WorkloadName } from './workload-name.ts'
import { workplaceAt } from './workplace.ts'

/** Ways in which a recording leaves out what makes data safe: the controls. */
export type Weakness = 'noSync' | 'noFolderSync'

const workloadProcess = join(import.meta.dirname, 'workload-process.ts')

/** Whether there is a compiler and a system that the recorder works on; otherwise what is missing. */
export function missingForRecorder(): string | null {
  if (process.platform !== 'linux') return 'the recorder works on Linux only'
  return spawnSync('gcc', ['--version']).status === 0 ? null : 'gcc is not installed'
}

/** Compiles the recorder into a folder. @returns the library's path */
export function compileRecorder(folder: string): string {
  const library = join(folder, 'recorder.so')
  const source = join(import.meta.dirname, 'recorder.c')
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror', '-o', library, source])
  return library
}

/** Runs a workload to its end under the recorder. @throws Error when it fails, or when the recorder missed something */
export async function record(
  library: string,
  folder: string,
  workload: { readonly name: WorkloadName; readonly recoveryKey: string; readonly rounds: number },
  weakness: Weakness | null,
): Promise<{ readonly recording: Recording; readonly found: Files }> {
  const { root, state } = workplaceAt(folder)
  for (const needed of [root, state]) mkdirSync(needed, { recursive: true })
  const trace = join(folder, 'trace')
  const acknowledgements = join(folder, 'acknowledgements')
  closeSync(openSync(acknowledgements, 'a'))
  const before = readFiles(root)
  const { name, recoveryKey, rounds } = workload
  const child = spawn(
    process.execPath,
    [workloadProcess, name, folder, acknowledgements, recoveryKey, String(rounds)],
    {
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: join(folder, '..', 'compiled'),
        LD_PRELOAD: library,
        UV_USE_IO_URING: '0',
        CAMPAIGN_ROOT: root,
        CAMPAIGN_ACKS: acknowledgements,
        CAMPAIGN_TRACE: trace,
        ...(weakness === 'noSync' ? { CAMPAIGN_NO_SYNC: '1' } : {}),
        ...(weakness === 'noFolderSync' ? { CAMPAIGN_NO_FOLDER_SYNC: '1' } : {}),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the workload ${name} ended with ${code}`)
  const events = existsSync(trace) ? readTrace(trace, root) : []
  return { recording: { before, events }, found: readFiles(root) }
}
