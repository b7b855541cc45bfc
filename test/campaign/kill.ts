import { spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesOfBackups } from './backup-check.ts'
import { type Campaign, complaints, type Figure, type Form, progressOf } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import { makeSubject } from './damage-store.ts'
import { type Fact, readFacts } from './facts.ts'
import { type Start, type Victim, victims } from './kill-victims.ts'
import { makeOlder } from './older-store.ts'
import { problemsOf } from './store-check.ts'
import type { WorkloadName } from './workload-name.ts'
import { workplaceAt } from './workplace.ts'

const runs: Readonly<Record<Form, number>> = { short: 16, long: 1_000 }

/** The engine's process is killed at any moment: no acknowledged record is lost, the store opens, its log verifies. */
export const kill: Campaign = {
  missing: () => (process.platform === 'win32' ? 'kill -9 is not there' : null),
  run: async (folder, form, seed) => {
    const template = join(folder, 'template')
    const { recoveryKey } = await makeSubject(template, 2_000_000)
    const older = join(folder, 'older')
    cpSync(template, older, { recursive: true })
    const given = { folder, recoveryKey, template, older, inOlder: await makeOlder(older, recoveryKey) }
    const figures: Figure[] = []
    for (const [place, victim] of victims.entries()) {
      const chance = chanceOf(seed + place)
      const count = Math.max(victim.control === null ? 1 : 4, Math.round(runs[form] * victim.share))
      figures.push(await killOften(victim, given, count, chance))
    }
    return figures
  },
}

interface Given {
  readonly folder: string
  readonly recoveryKey: string
  /** A store to begin with, and one of the first schema with what must be found in it. */
  readonly template: string
  readonly older: string
  readonly inOlder: readonly Fact[]
}

async function killOften(
  victim: Victim,
  { folder, recoveryKey, template, older, inOlder }: Given,
  count: number,
  chance: Chance,
): Promise<Figure> {
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const { name, check, control, isOlder = false, isMidway = async () => true } = victim
  const isControl = control !== null
  const progress = progressOf(`kill -9: ${name}`, count)
  let bad = 0
  let midway = 0
  let tried = 0
  // A kill may miss the gap between promise and commit: the control goes on until one has hit it.
  while (tried < count || (isControl && bad === 0 && tried < 40)) {
    progress(tried)
    tried += 1
    const site = mkdtempSync(join(folder, 'kill-'))
    cpSync(isOlder ? older : template, site, { recursive: true })
    const acknowledgements = join(site, 'acknowledgements')
    closeSync(openSync(acknowledgements, 'a'))
    const life = chance.below(victim.life)
    const start = chance.once(3) ? 'ready' : victim.start
    const { store } = workplaceAt(site)
    const isKilled = await killed(name, site, { acknowledgements, recoveryKey, start, life })
    if (isKilled && (await isMidway(store, recoveryKey))) midway += 1
    const facts = [...(isOlder ? inOlder : []), ...readFacts(readFileSync(acknowledgements, 'utf8'))]
    const problems = existsSync(store) ? await problemsOf(check, store, facts, recoveryKey) : ['no store']
    if (problems.length > 0) bad += 1
    if (problems.length > 0 && !isControl)
      complain(`${name}, killed after ${life} ms: ${problems.join('; ')}`)
    rmSync(site, { recursive: true, force: true })
  }
  const what = `kill -9: ${control ?? name}`
  return { what, tried, bad, isControl, note: `${midway} in the midst of the work` }
}

interface Death {
  readonly acknowledgements: string
  readonly recoveryKey: string
  /** From when on the milliseconds of its life count. */
  readonly start: Start
  readonly life: number
}

/** Runs a workload without end and kills it. @returns whether it was still at work */
async function killed(
  name: WorkloadName,
  site: string,
  { acknowledgements, recoveryKey, start, life }: Death,
): Promise<boolean> {
  const program = join(import.meta.dirname, 'workload-process.ts')
  const child = spawn(process.execPath, [program, name, site, acknowledgements, recoveryKey, '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Reading the sources takes longer than the work; once is enough.
    env: { ...process.env, NODE_COMPILE_CACHE: join(site, '..', 'compiled') },
  })
  const ended = once(child, 'exit')
  const begun = new AbortController()
  const { store } = workplaceAt(site)
  await Promise.race([
    start === 'keyring'
      ? written(store, 'keyring.json', begun.signal)
      : start === 'backup'
        ? backupBegun(store, begun.signal)
        : said(child.stdout, start),
    ended,
  ])
  begun.abort()
  child.stdout.resume()
  const timer = setTimeout(() => child.kill('SIGKILL'), life)
  const [code, signal] = await ended
  clearTimeout(timer)
  if (code !== null && code !== 0) throw new Error(`the workload ${name} ended with ${code}`)
  return signal === 'SIGKILL'
}

/** Waits until something of a backup is in the store. */
async function backupBegun(store: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && filesOfBackups(store).length === 0) await sleep(1)
}

/** Waits until a file of a folder is another one. */
async function written(folder: string, file: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const { filename } of watch(folder, { signal })) if (filename === file) return
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function said(output: Readable, word: string): Promise<void> {
  let heard = ''
  for await (const piece of on(output, 'data')) {
    heard += String(piece[0])
    if (heard.includes(word)) return
  }
}
