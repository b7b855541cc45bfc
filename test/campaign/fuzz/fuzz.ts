import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { type Campaign, complaints, type Figure, type Form, progressOf } from '../campaign.ts'
import { fuzzBackup } from './backup-bytes.ts'
import { fuzzKeyring } from './keyring-bytes.ts'

const inputs: Readonly<Record<Form, number>> = { short: 1_500, long: 90_000 }
const keyrings: Readonly<Record<Form, number>> = { short: 500, long: 10_000 }
const backups: Readonly<Record<Form, number>> = { short: 200, long: 10_000 }

/** A process that says nothing for so long hangs, in milliseconds. */
const longestSilence = 60_000

const Findings = z.object({ tried: z.int(), refused: z.int(), bad: z.array(z.string()) })

/** Any input at all: only refusals of the contract's list come out, nothing is half written, and the store verifies. */
export const fuzz: Campaign = {
  missing: () => null,
  run: async (folder, form, seed) => {
    const of = (what: string, count: number, sabotage = '') =>
      fuzzed(join(folder, `fuzz-${sabotage}`), what, count, seed, sabotage)
    return [
      await of('fuzz: inputs of every operation', inputs[form]),
      await fuzzKeyring(join(folder, 'fuzz-keyring'), keyrings[form], seed),
      await fuzzBackup(join(folder, 'fuzz-backup'), backups[form], seed),
      await of('fuzz: a handler throws a raw error', 400, 'raw'),
      await of('fuzz: a handler writes and then refuses', 400, 'half'),
      await of('fuzz: a handler never answers', 200, 'hang'),
    ]
  },
}

async function fuzzed(
  folder: string,
  what: string,
  count: number,
  seed: number,
  sabotage: string,
): Promise<Figure> {
  const isControl = sabotage !== ''
  const complain = complaints((line) => process.stderr.write(`${line}\n`), 20)
  mkdirSync(folder, { recursive: true })
  const program = join(import.meta.dirname, 'process.ts')
  const child = spawn(process.execPath, [program, folder, String(count), String(seed), sabotage], {
    stdio: ['ignore', 'pipe', isControl ? 'ignore' : 'inherit'],
  })
  const ended = once(child, 'exit')
  const progress = progressOf(what, count)
  let last = ''
  let tried = 0
  let timer = setTimeout(() => child.kill('SIGKILL'), longestSilence)
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer)
    timer = setTimeout(() => child.kill('SIGKILL'), longestSilence)
    last = line
    tried += 1
    progress(tried)
  }
  clearTimeout(timer)
  const [code, signal] = await ended
  if (code !== 0) {
    complain(`the engine ended with ${code ?? signal} in ${last}`)
    return { what, tried, bad: 1, isControl, note: 'a crash or a hang' }
  }
  const { bad, refused, ...found } = Findings.parse(JSON.parse(last))
  if (!isControl) for (const line of bad) complain(line)
  return { what, tried: found.tried, bad: bad.length, isControl, note: `${refused} refused` }
}
