import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { complaints, type Figure, progressOf } from '../campaign.ts'
import type { Chance } from '../chance.ts'
import { readFacts } from '../facts.ts'
import { checkStore, problemsOf } from '../store-check.ts'
import { workplaceAt } from '../workplace.ts'
import { type Hostility, makeSwitch } from './disk.ts'

export interface DiskTurns {
  readonly folder: string
  /** A store to begin with. */
  readonly template: string
  readonly recoveryKey: string
  readonly library: string
  readonly chance: Chance
}

/** What a refused command may say, by what the disk does. */
const sayings: Readonly<Record<Hostility, readonly string[]>> = {
  full: ['disk-full'],
  fullWhenFlushed: ['disk-full'],
  readOnly: ['permission-lost', 'disk-full'],
  noPermission: ['permission-lost'],
  gone: ['disk-unsteady', 'permission-lost', 'store-not-found', 'store-damaged', 'store-locked'],
  moved: ['store-not-found'],
}

const Line = z.union([
  z.object({ phase: z.string(), command: z.string(), outcome: z.string() }),
  z.object({ refusals: z.int() }),
])

/** The most calls that pass before the disk turns: of the kinds that each way refuses, as many as the work makes. */
const latest: Readonly<Record<Hostility, number>> = {
  full: 120,
  fullWhenFlushed: 20,
  readOnly: 120,
  noPermission: 12,
  gone: 200,
  moved: 1,
}

/** The disk turns hostile after any call: each command is done or says why not, what was done stays, and mended it works on. */
export async function diskTurns(
  { folder, template, recoveryKey, library, chance }: DiskTurns,
  what: Hostility,
  count: number,
  believe = '',
): Promise<Figure> {
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const isControl = believe !== ''
  const progress = progressOf(`disk: ${words[what]}`, count)
  let bad = 0
  let refusals = 0
  for (let run = 0; run < count; run++) {
    progress(run)
    const site = mkdtempSync(join(folder, 'disk-'))
    cpSync(template, site, { recursive: true })
    const pass = isControl ? 0 : chance.below(latest[what])
    const [facts, outcomes] = [join(site, 'facts'), join(site, 'outcomes')]
    for (const file of [facts, outcomes]) writeFileSync(file, '')
    const switchPath = makeSwitch(site)
    const program = join(import.meta.dirname, 'process.ts')
    const child = spawn(
      process.execPath,
      [program, site, switchPath, what, String(pass), facts, outcomes, believe],
      {
        env: {
          ...process.env,
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
          LD_PRELOAD: library,
          UV_USE_IO_URING: '0',
          CAMPAIGN_ROOT: workplaceAt(site).root,
          CAMPAIGN_SWITCH: switchPath,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
        // Who waits longer than this waits for ever: a finding, and no end of the campaign.
        timeout: 120_000,
        killSignal: 'SIGKILL',
      },
    )
    const [code, signal] = await once(child, 'exit')
    const lines = readFileSync(outcomes, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line)))
    const problems = [
      ...(code === 0 ? [] : [`the engine ended with ${code ?? signal}`]),
      ...lines.flatMap((line) => ('refusals' in line ? [] : problemsOfLine(line, what))),
      ...(await problemsOf(
        checkStore,
        workplaceAt(site).store,
        readFacts(readFileSync(facts, 'utf8')),
        recoveryKey,
      )),
    ]
    for (const line of lines) if ('refusals' in line) refusals += line.refusals
    if (problems.length > 0) bad += 1
    if (problems.length > 0 && !isControl) complain(`${what} after ${pass} calls: ${problems.join('; ')}`)
    rmSync(site, { recursive: true, force: true })
  }
  return {
    what: isControl ? 'disk: a refusal taken for a promise' : `disk: ${words[what]}`,
    tried: count,
    bad,
    isControl,
    note: `${refusals} calls refused`,
  }
}

const words: Readonly<Record<Hostility, string>> = {
  full: 'full',
  fullWhenFlushed: 'full, as a flush says',
  readOnly: 'read-only',
  noPermission: 'permission lost',
  gone: 'pulled out',
  moved: 'the folder moved away',
}

function problemsOfLine(
  { phase, command, outcome }: { phase: string; command: string; outcome: string },
  what: Hostility,
): string[] {
  if (outcome === 'done') return []
  if (phase === 'hostile' && sayings[what].includes(outcome)) return []
  return [`${phase} ${command}: ${outcome}`]
}
