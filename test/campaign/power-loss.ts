import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBackups } from './backup-check.ts'
import { type Campaign, complaints, type Figure, type Form, progressOf } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type CrashState, crashState, finalState } from './crash-states.ts'
import { type Fact, readFacts } from './facts.ts'
import { checkMigration } from './migration-check.ts'
import { makeOlder } from './older-store.ts'
import { compileRecorder, missingForRecorder, record, type Weakness } from './recorder.ts'
import type { Files, Recording } from './recording.ts'
import { checkFiles, checkStore, problemsOf, type StoreCheck } from './store-check.ts'
import { makeStore } from './template.ts'
import type { WorkloadName } from './workload-name.ts'
import { workplaceAt } from './workplace.ts'

interface Scenario {
  readonly name: WorkloadName
  readonly check: StoreCheck
  readonly weakness: Weakness | null
  /** It begins with a store of the first schema. */
  readonly isOlder: boolean
  /** Of the states that a form looks at. */
  readonly share: number
}

const whole = { check: checkStore, weakness: null, isOlder: false } as const

const scenarios: readonly Scenario[] = [
  { ...whole, name: 'create', share: 0.12 },
  { ...whole, name: 'write', share: 0.18 },
  { ...whole, name: 'import', share: 0.12 },
  { ...whole, name: 'remove', share: 0.12 },
  { ...whole, name: 'migrate', check: checkMigration, isOlder: true, share: 0.12 },
  { ...whole, name: 'keyring', share: 0.1 },
  { ...whole, name: 'rotate', check: checkFiles, share: 0.12 },
  { ...whole, name: 'backup', check: checkBackups, share: 0.12 },
  { ...whole, name: 'write', weakness: 'noSync', share: 0.02 },
  { ...whole, name: 'import', weakness: 'noSync', share: 0.02 },
  { ...whole, name: 'migrate', check: checkMigration, weakness: 'noSync', isOlder: true, share: 0.02 },
  { ...whole, name: 'create', weakness: 'noFolderSync', share: 0.02 },
  { ...whole, name: 'keyring', weakness: 'noFolderSync', share: 0.02 },
  { ...whole, name: 'backup', check: checkBackups, weakness: 'noFolderSync', share: 0.02 },
]

const states: Readonly<Record<Form, number>> = { short: 300, long: 5_400 }

/** The power fails while the engine works: no acknowledged command is lost and every store opens. */
export const powerLoss: Campaign = {
  missing: missingForRecorder,
  run: async (folder, form, seed) => {
    const library = compileRecorder(folder)
    const template = join(folder, 'template')
    const { recoveryKey } = await makeStore(template)
    const figures: Figure[] = []
    for (const [place, scenario] of scenarios.entries()) {
      const site = mkdtempSync(join(folder, `${scenario.name}-`))
      const isCreate = scenario.name === 'create'
      if (!isCreate) cpSync(template, site, { recursive: true })
      const given = scenario.isOlder ? await makeOlder(site, recoveryKey) : []
      const { recording, found } = await record(
        library,
        site,
        { name: scenario.name, recoveryKey, rounds: form === 'short' ? 2 : 4 },
        scenario.weakness,
      )
      requireComplete(recording, found)
      figures.push(
        await tryStates(
          scenario,
          recording,
          given,
          isCreate ? null : recoveryKey,
          Math.max(8, Math.round(states[form] * scenario.share)),
          chanceOf(seed + place),
          join(site, 'state'),
        ),
      )
      rmSync(site, { recursive: true, force: true })
    }
    return figures
  },
}

async function tryStates(
  { name, check, weakness }: Scenario,
  recording: Recording,
  given: readonly Fact[],
  recoveryKey: string | null,
  count: number,
  chance: Chance,
  folder: string,
): Promise<Figure> {
  const isControl = weakness !== null
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const progress = progressOf(`power loss: ${name}`, count)
  let bad = 0
  for (let tried = 0; tried < count; tried++) {
    progress(tried)
    const state = crashState(recording, momentIn(recording, chance), chance)
    const workplace = workplaceAt(folder)
    layOut(workplace.root, state.files)
    const facts = [...given, ...readFacts(state.acknowledged.join(''))]
    const problems = await problemsOf(check, workplace.store, facts, recoveryKey)
    if (problems.length > 0) bad += 1
    if (problems.length > 0 && !isControl)
      complain(`${name}, crash after event ${state.at}: ${problems.join('; ')}`)
    rmSync(folder, { recursive: true, force: true })
  }
  const controls = { noSync: 'without flushes', noFolderSync: 'without flushes of folders' }
  return {
    what: `power loss: ${name}${weakness ? `, ${controls[weakness]}` : ''}`,
    tried: count,
    bad,
    isControl,
    note: `${recording.events.length} events`,
  }
}

/** Half of the crashes come right after an acknowledgement: that is when most was promised and least had time to settle. */
function momentIn({ events }: Recording, chance: Chance): number {
  const anywhere = chance.below(events.length) + 1
  if (chance.once(2)) return anywhere
  const told = events.findIndex((event, place) => place >= anywhere && event.kind === 'acknowledge')
  return told < 0 ? events.length : told + 1
}

function layOut(root: string, files: CrashState['files']): void {
  mkdirSync(root, { recursive: true })
  for (const [path, bytes] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (bytes === null) mkdirSync(join(root, path), { recursive: true })
    else writeFileSync(join(root, path), bytes, { mode: 0o600 })
  }
}

/** Played to its end, a recording gives what stands on the disk, or the recorder is blind to something. */
function requireComplete(recording: Recording, found: Files): void {
  const played = finalState(recording)
  const differing = [...new Set([...found.keys(), ...played.keys()])].filter((path) => {
    if (path.endsWith('-shm')) return false
    const [one, other] = [found.get(path), played.get(path)]
    return one instanceof Buffer && other instanceof Buffer ? !one.equals(other) : one !== other
  })
  if (differing.length > 0) throw new Error(`the recorder missed something of ${differing.join(', ')}`)
}
