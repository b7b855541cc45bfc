import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verifyAudit } from '#engine/audit/index.ts'
import { type Campaign, complaints, type Figure, type Form, progressOf } from '../campaign.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { exportOperators, judgedExport, linesOf, withoutSeal } from './in-export.ts'
import { isNoticedAlone, judged, operators } from './in-store.ts'
import { makeLog, type SoundLog } from './log.ts'

/** How many tamperings of the log in a store, and of its export, each of which starts a script. */
const counts: Readonly<
  Record<Form, { readonly store: number; readonly exported: number; readonly controls: number }>
> = {
  short: { store: 260, exported: 20, controls: 4 },
  long: { store: 8_000, exported: 2_000, controls: 40 },
}
/** So many scripts run side by side. */
const atOnce = 2

/** The audit log is tampered with, in the store and in its export: each time it is noticed, and the right entry is named. */
export const tampering: Campaign = {
  missing: () => null,
  run: async (folder, form, seed) => {
    const chance = chanceOf(seed)
    const log = await makeLog(folder, chance)
    try {
      const sound = verifyAudit(log.connection, log.expectation).problems
      if (sound.length > 0) throw new Error(`the log is not sound: ${JSON.stringify(sound)}`)
      const script = join(folder, 'verify-audit.mjs')
      copyFileSync(join(import.meta.dirname, '../../../resources/verifier/verify-audit.mjs'), script)
      const { store, exported, controls } = counts[form]
      return [
        inStore(log, chance, store),
        alone(log, chance, 13 * controls),
        await inExport('tampered export, to the standalone verifier', log, chance, {
          folder,
          script,
          count: exported,
        }),
        await withoutItsSeal(log, chance, { folder, script, count: controls }),
      ]
    } finally {
      log.connection.close()
    }
  },
}

function inStore(log: SoundLog, chance: Chance, count: number): Figure {
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const kinds = Object.entries(operators)
  const progress = progressOf('tampered audit log', count)
  let bad = 0
  for (let turn = 0; turn < count; turn++) {
    progress(turn)
    const [what, operator] = kinds[turn % kinds.length] ?? []
    if (!what || !operator || judged(log, operator, chance)) continue
    bad += 1
    complain(`tampering ${turn}, ${what}: not named`)
  }
  const note = `${log.entries} entries, ${kinds.length} kinds`
  return { what: 'tampered audit log', tried: count, bad, isControl: false, note }
}

function alone(log: SoundLog, chance: Chance, count: number): Figure {
  const kinds = Object.values(operators)
  let bad = 0
  for (let turn = 0; turn < count; turn++) {
    const operator = kinds[turn % kinds.length]
    if (operator && !isNoticedAlone(log, operator, chance)) bad += 1
  }
  return {
    what: 'tampered audit log, each entry judged alone',
    tried: count,
    bad,
    isControl: true,
    note: 'missed without the chain',
  }
}

interface Run {
  readonly folder: string
  readonly script: string
  readonly count: number
}

async function inExport(what: string, log: SoundLog, chance: Chance, run: Run): Promise<Figure> {
  const { folder, script, count } = run
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const lines = linesOf(log)
  const kinds = Object.entries(exportOperators)
  const place = join(folder, 'exports')
  mkdirSync(place, { recursive: true })
  let [bad, next] = [0, 0]
  const work = async (worker: number) => {
    while (next < count) {
      const turn = next++
      const [kind, operator] = kinds[turn % kinds.length] ?? []
      if (!kind || !operator) continue
      const tampered = operator(lines, log, chance)
      if (await judgedExport(place, script, tampered, `${worker}.jsonl`)) continue
      bad += 1
      complain(`${what} ${turn}, ${kind}: not named at ${tampered.seq ?? 'all'}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_unused, worker) => work(worker)))
  rmSync(place, { recursive: true })
  return { what, tried: count, bad, isControl: false, note: `${kinds.length} kinds` }
}

async function withoutItsSeal(log: SoundLog, chance: Chance, run: Run): Promise<Figure> {
  const script = withoutSeal(run.script, join(run.folder, 'weak.mjs'))
  const header = exportOperators['a member of the header']
  if (!header) throw new Error('no operator for the header')
  const lines = linesOf(log)
  let bad = 0
  for (let turn = 0; turn < run.count; turn++) {
    if (!(await judgedExport(run.folder, script, header(lines, log, chance), 'weak.jsonl'))) bad += 1
  }
  const what = 'tampered export, to a verifier without the seal'
  return { what, tried: run.count, bad, isControl: true, note: '' }
}
