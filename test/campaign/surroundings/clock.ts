import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { complaints, type Figure, progressOf } from '../campaign.ts'
import { type Client, startEngine } from '../engine.ts'
import type { Fact } from '../facts.ts'
import { checkStore, problemsOf } from '../store-check.ts'
import { workplaceAt } from '../workplace.ts'
import type { DiskTurns } from './disk-turns.ts'

const day = 86_400_000
/** Where a clock may find itself from one opening of the store to the next, in days. */
const moves = [-365, -31, -1, -1 / 24, 1, 40, 365] as const

/**
 * Between openings the clock is set back a year, ahead a year, or by less: every command is carried out, nothing that was
 * there is lost, the log verifies and marks each move that is worth a look.
 */
export async function clockMoves(
  { folder, template, recoveryKey, chance }: DiskTurns,
  count: number,
): Promise<Figure[]> {
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const progress = progressOf('clock', count)
  let [bad, marked, unmoved] = [0, 0, 0]
  for (let run = 0; run < count; run++) {
    progress(run)
    const site = mkdtempSync(join(folder, 'clock-'))
    cpSync(template, site, { recursive: true })
    const facts: Fact[] = []
    const problems: string[] = []
    let now = Date.now()
    for (let opening = 0; opening < 3; opening++) {
      const move = opening === 0 ? 0 : chance.pick(moves)
      now += move * day
      const marks = await openingAt(now, site, facts).catch((error: unknown) => {
        problems.push(`moved by ${move} days: ${String(error)}`)
        return []
      })
      const isMarked = marks.some((mark) => mark !== 'ok')
      if (isMarked !== (move < 0 || move > 31)) problems.push(`moved by ${move} days, marked ${marks.join()}`)
      if (isMarked) marked += 1
      else unmoved += 1
    }
    problems.push(...(await problemsOf(checkStore, workplaceAt(site).store, facts, recoveryKey)))
    if (problems.length > 0) bad += 1
    if (problems.length > 0) complain(`clock: ${problems.join('; ')}`)
    rmSync(site, { recursive: true, force: true })
  }
  return [
    {
      what: 'clock moved between openings',
      tried: count,
      bad,
      isControl: false,
      note: `${unmoved} openings unmarked`,
    },
    { what: 'clock: openings marked in the log', tried: count, bad: marked, isControl: true, note: '' },
  ]
}

/** Opens the store at a moment and works on it. @returns what the log says of the clock in this opening */
async function openingAt(now: number, site: string, facts: Fact[]): Promise<readonly string[]> {
  let passed = 0
  const clock = () => {
    passed += 1
    return instantAt(now + passed)
  }
  const workplace = workplaceAt(site)
  const { engine, client } = await startEngine(workplace, { clock })
  try {
    await client.store.unlock({ path: workplace.store, passphrase })
    await work(client, clock(), facts)
    const { items } = await client.audit.list({ limit: 50 })
    const { problems } = await client.store.verify({})
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
    return items.filter(({ at }) => millisecondsOf(at) >= now).map(({ clock: mark }) => mark)
  } finally {
    await engine.close()
  }
}

async function work(client: Client, now: Instant, facts: Fact[]): Promise<void> {
  const { id, revision } = await client.vendor.create({ name: 'Out of time', services: 'letters' })
  const changed = await client.vendor.update({ id, revision, changes: { services: 'parcels' } })
  facts.push({ fact: 'record', entity: 'vendor', id, revision: changed.revision })
  const request = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse(now),
  })
  facts.push({ fact: 'record', entity: 'rightsRequest', id: request.id, revision: request.revision })
}
