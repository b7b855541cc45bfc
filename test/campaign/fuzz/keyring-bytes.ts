import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { complaints, type Figure } from '../campaign.ts'
import { type Chance, chanceOf } from '../chance.ts'
import { makeStore } from '../template.ts'
import { workplaceAt } from '../workplace.ts'
import { bentBytes } from './bent-bytes.ts'

/** Keyrings whose bytes or whose JSON were bent: each is refused with a fault; none opens, none takes long or much memory. */
export async function fuzzKeyring(folder: string, count: number, seed: number): Promise<Figure> {
  mkdirSync(folder, { recursive: true })
  const { recoveryKey } = await makeStore(folder)
  const bytes = readFileSync(join(workplaceAt(folder).store, 'keyring.json'))
  const copy = join(folder, 'copy')
  mkdirSync(copy)
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const chance = chanceOf(seed)
  let bad = 0
  for (let run = 0; run < count; run++) {
    const bent = chance.once(2) ? bentBytes(bytes, chance) : bentJson(bytes, chance)
    if (bent.equals(bytes)) continue
    for (const name of ['keyring.json', 'keyring.bak']) writeFileSync(join(copy, name), bent)
    const outcome = await outcomeOf(copy, recoveryKey)
    if (outcome === null) continue
    bad += 1
    complain(`a bent keyring ${outcome}: ${bent.toString('utf8').slice(0, 300)}`)
  }
  return { what: 'fuzz: keyring bytes', tried: count, bad, isControl: false, note: '' }
}

/** What was wrong with the answer; null: it was refused as it should be. */
async function outcomeOf(folder: string, recoveryKey: string): Promise<string | null> {
  try {
    const session = await openKeyring(readKeyringFile(folder).bytes, { recoveryKey })
    session.dispose()
    return 'opened'
  } catch (error) {
    return error instanceof Fault ? null : `broke with ${String(error)}`
  }
}

const strange: readonly unknown[] = [
  null,
  -1,
  0,
  1e308,
  2 ** 40,
  '',
  'x'.repeat(1_000),
  [],
  {},
  true,
  '\u0000',
]

/** One member of the file, at any depth, is another value. */
function bentJson(bytes: Buffer, chance: Chance): Buffer {
  const parsed: unknown = JSON.parse(bytes.toString('utf8'))
  let part: unknown = parsed
  for (;;) {
    if (part === null || typeof part !== 'object') break
    const keys = Object.keys(part)
    if (keys.length === 0) break
    const key = chance.pick(keys)
    const inner: unknown = Reflect.get(part, key)
    if (inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0 && !chance.once(4))
      part = inner
    else {
      Reflect.set(part, key, chance.pick(strange))
      break
    }
  }
  return Buffer.from(JSON.stringify(parsed))
}
