import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Campaign, complaints, type Figure, type Form } from './campaign.ts'
import { makeSubject } from './damage-store.ts'
import { compileRecorder, missingForRecorder } from './recorder.ts'
import { workplaceAt } from './workplace.ts'

/** How many reads may fail at most before a sweep ends, and in which steps. */
const sweeps: Readonly<Record<Form, { readonly step: number; readonly most: number }>> = {
  short: { step: 23, most: 8 },
  long: { step: 1, most: 2_000 },
}

/** One read fails, at every place where the store reads: nobody is told that the store is damaged, and nothing is lost. */
export const failedRead: Campaign = {
  missing: missingForRecorder,
  run: async (folder, form) => {
    const library = compileRecorder(folder)
    const template = join(folder, 'template')
    const subject = await makeSubject(template, 400_000)
    const { step, most } = sweeps[form]
    const complain = complaints((line) => process.stderr.write(`${line}\n`))
    let [tried, bad, unsteady, driver] = [0, 0, 0, 0]
    for (let read = 1; tried < most; read += step) {
      const attempt = { library, folder, template, recoveryKey: subject.recoveryKey, read }
      const outcomes = await workWhileReadFails(attempt, '')
      if (outcomes === null) break
      tried += 1
      if (outcomes.includes('disk-unsteady')) unsteady += 1
      const ended = outcomes.at(-1) === 'nothing set aside'
      if (!ended || outcomes.some((outcome) => /damaged|given up|bug/.test(outcome))) {
        bad += 1
        complain(`read ${read} failed once: ${outcomes.join(', ')}`)
      }
    }
    const plainReads = Math.min(tried, form === 'short' ? 4 : 40)
    for (let read = 3; read < 3 + plainReads; read++) {
      const attempt = { library, folder, template, recoveryKey: subject.recoveryKey, read }
      const outcomes = await workWhileReadFails(attempt, subject.key().toString())
      if (outcomes?.some((outcome) => /^SQLITE_(CORRUPT|NOTADB)/.test(outcome))) driver += 1
    }
    const figures: Figure[] = [
      {
        what: 'one failed read, called damage',
        tried,
        bad,
        isControl: false,
        note: `${unsteady} told that the disk failed for a moment`,
      },
      {
        what: 'one failed read, called damage by the driver alone',
        tried: plainReads,
        bad: driver,
        isControl: true,
        note: '',
      },
    ]
    return figures
  },
}

interface Attempt {
  readonly library: string
  readonly folder: string
  readonly template: string
  readonly recoveryKey: string
  /** The read that fails, from 1. */
  readonly read: number
}

/** @returns how each step ended; null when there was no such read any more */
async function workWhileReadFails(
  { library, folder, template, recoveryKey, read }: Attempt,
  key: string,
): Promise<string[] | null> {
  const site = mkdtempSync(join(folder, 'read-'))
  cpSync(template, site, { recursive: true })
  const [outcomes, trace] = [join(site, 'outcomes'), join(site, 'trace')]
  writeFileSync(outcomes, '')
  const program = join(import.meta.dirname, 'failed-read-process.ts')
  const child = spawn(process.execPath, [program, site, recoveryKey, outcomes, key], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      LD_PRELOAD: library,
      CAMPAIGN_ROOT: workplaceAt(site).root,
      CAMPAIGN_FAIL_READ: String(read),
      CAMPAIGN_TRACE: trace,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  const lines = readFileSync(outcomes, 'utf8').trim().split('\n')
  const hasFailed = existsSync(`${trace}.failed`)
  rmSync(site, { recursive: true, force: true })
  if (!hasFailed) return null
  return code === 0 ? lines : [...lines, `bug: it ended with ${code}`]
}
