import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Campaign, type Figure, passes } from './campaign.ts'
import { damage } from './damage.ts'
import { erasure } from './erasure.ts'
import { failedRead } from './failed-read.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { keyring } from './keyring.ts'
import { kill } from './kill.ts'
import { powerLoss } from './power-loss.ts'
import { surroundings } from './surroundings/surroundings.ts'
import { tampering } from './tampering/tampering.ts'

/**
 * `npm run campaign -- [--short] [--seed N] [--part K/N] [NAME ...]`: tries to lose what Wardbook acknowledged, or to make it show
 * something wrong. Exits with 1 when it could, or when a control found nothing.
 */
const campaigns: Readonly<Record<string, Campaign>> = {
  'power-loss': powerLoss,
  kill,
  damage,
  'failed-read': failedRead,
  keyring,
  erasure,
  fuzz,
  surroundings,
  tampering,
}

const { values, positionals } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    part: { type: 'string', default: '1/1' },
  },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in campaigns))
if (unknown.length > 0) {
  process.stderr.write(`no campaign ${unknown.join(', ')}; there are: ${Object.keys(campaigns).join(', ')}\n`)
  process.exit(2)
}
// Every N-th of them, beginning with the K-th: N processes at once share the work.
const [part = 1, parts = 1] = values.part.split('/').map(Number)
const form = values.short ? 'short' : 'long'
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
process.stdout.write(`campaign, ${form} form, seed ${seed}\n`)

const figures: Figure[] = []
const skipped: string[] = []
const wanted = Object.entries(campaigns).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
)
for (const [name, campaign] of wanted.filter((_campaign, place) => place % parts === part - 1)) {
  const missing = campaign.missing()
  if (missing !== null) {
    skipped.push(`${name} was skipped: ${missing}`)
    continue
  }
  const folder = mkdtempSync(join(quickFolder(), 'wardbook-campaign-'))
  try {
    const start = performance.now()
    figures.push(...(await campaign.run(folder, form, seed)))
    process.stdout.write(`${name}: ${Math.round((performance.now() - start) / 1000)} s\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const widest = Math.max(0, ...figures.map(({ what }) => what.length))
process.stdout.write(`\n${''.padEnd(widest)}    tried  ${'lost'.padStart(6)}\n`)
for (const figure of figures) {
  const { what, tried, bad, isControl, note } = figure
  const verdict = passes(figure) ? 'ok' : 'FAILED'
  const role = isControl ? 'control, must be above 0' : ''
  process.stdout.write(
    `${what.padEnd(widest)}  ${String(tried).padStart(7)}  ${String(bad).padStart(6)}  ${verdict.padEnd(6)}  ${[role, note].filter(Boolean).join('; ')}\n`,
  )
}
for (const line of skipped) process.stdout.write(`${line}\n`)
process.exitCode = figures.every(passes) ? 0 : 1

/** Memory where there is a file system in it: a lost write there is as lost as on a disk, and it spares the disk. */
function quickFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
