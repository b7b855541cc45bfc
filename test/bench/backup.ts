import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passphrase } from './bench-store.ts'
import type { Figures } from './timing.ts'

const cli = join(import.meta.dirname, '../../out/main/cli.cjs')

/** Bytes of the database that is backed up. What it takes of memory must not grow with them. */
const sizes = [200_000_000, 500_000_000, 1_000_000_000]

/**
 * Backups of a store that grows, and a drill of the last: how long each takes, and what the process needs of memory. As it is
 * built, in a process that did nothing else; the derivation of the key, which takes its own room at the door, is over then.
 */
export async function benchBackup(folder: string): Promise<Figures> {
  if (!existsSync(cli) || !existsSync('/proc/self/status')) return { backup: 'needs a build and Linux' }
  const store = join(folder, 'Large.wardbook')
  const backups = join(store, 'backups')
  const passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, passphrase, { mode: 0o600 })
  const call = (operation: string) =>
    peakWhile(backups, ['call', store, operation, '--passphrase-file', passphraseFile], join(folder, 'state'))
  const figures: Record<string, string> = {}
  const keep = (what: string, { seconds, before, peak }: Peak) => {
    figures[`${what}: time`] = `${seconds.toFixed(1)} s`
    figures[`${what}: memory of the process before, at most`] = `${megabytes(before)}, ${megabytes(peak)}`
  }
  for (const size of sizes) {
    execFileSync(process.execPath, [join(import.meta.dirname, 'large-store.ts'), folder, String(size)])
    const { size: bytes } = statSync(join(store, 'store.db'))
    // One backup at a time, so that the disk of a small machine holds the largest.
    rmSync(backups, { recursive: true, force: true })
    keep(`backup of ${megabytes(bytes)}, read back`, await call('backup.create'))
    if (size === sizes.at(-1)) keep(`drill of ${megabytes(bytes)}`, await call('backup.drill'))
  }
  return figures
}

interface Peak {
  readonly seconds: number
  /** Bytes that the process held when the work began, and at most while it was done. */
  readonly before: number
  readonly peak: number
}

/** Runs one call and looks at its memory from outside, from the moment when the work leaves its first trace in the folder. */
async function peakWhile(folder: string, call: readonly string[], state: string): Promise<Peak> {
  const traces = () => (existsSync(folder) ? readdirSync(folder).filter(isOfWork).length : 0)
  const child = spawn(process.execPath, [cli, ...call], {
    env: { ...process.env, XDG_STATE_HOME: state },
    stdio: 'ignore',
  })
  let [began, before, peak] = [0, 0, 0]
  const look = setInterval(() => {
    const held = heldBy(child.pid)
    if (began === 0 && traces() > 0) [began, before] = [performance.now(), held]
    if (began > 0) peak = Math.max(peak, held)
  }, 20)
  const code = await new Promise<number | null>((ended) => child.once('exit', ended))
  clearInterval(look)
  if (code !== 0) throw new Error(`${call[2]} failed`)
  return { seconds: (performance.now() - began) / 1_000, before, peak }
}

/** Neither a backup that is done nor a folder's usual content. */
function isOfWork(name: string): boolean {
  return name.endsWith('.copy') || name.endsWith('.part') || name.startsWith('drill-')
}

/** Bytes of memory that a process holds now; 0 when it has ended. */
function heldBy(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024
  } catch {
    return 0
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
