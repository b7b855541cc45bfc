import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { readHead } from '#engine/storage/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Campaign, complaints, type Figure, type Form, progressOf } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import { sample } from './file-damage.ts'
import { makeStore } from './template.ts'
import { openByRecoveryKey, workplaceAt } from './workplace.ts'

/** Of the places and lengths in one file; null: all of them. */
const most: Readonly<Record<Form, number | null>> = { short: 300, long: null }

/** Every byte and every length of keyring and head: refused, or the second copy is used; never is one made up. */
export const keyring: Campaign = {
  missing: () => null,
  run: async (folder, form, seed) => {
    const chance = chanceOf(seed)
    const { recoveryKey } = await makeStore(folder)
    const { store } = workplaceAt(folder)
    const session = await openByRecoveryKey(store, recoveryKey)
    const headKey = Buffer.from(session.keyring.keys.head)
    await session.close()
    const places = (name: string) => variants(readFileSync(join(store, name)), most[form], chance)
    return [
      await damageBothCopies(store, places('keyring.json'), recoveryKey, join(folder, 'both')),
      await damageFirstCopy(store, places('keyring.json'), recoveryKey, join(folder, 'first')),
      damageHead(store, places('head.json'), headKey, join(folder, 'head')),
      acceptAnything(places('keyring.json')),
    ]
  },
}

interface Variant {
  readonly place: string
  readonly bytes: Buffer
}

async function damageBothCopies(
  store: string,
  damaged: readonly Variant[],
  recoveryKey: string,
  folder: string,
): Promise<Figure> {
  const count = counter('keyring, both copies damaged', 'opened or made anew', damaged.length)
  for (const { place, bytes } of damaged) {
    layOut(folder, { 'keyring.json': bytes, 'keyring.bak': bytes })
    const outcome = await outcomeOf(async () => {
      await openKeyring(readKeyringFile(folder).bytes, { recoveryKey })
    })
    const left = readdirSync(folder).sort().join()
    const untouched =
      left === 'keyring.bak,keyring.json' && readFileSync(join(folder, 'keyring.json')).equals(bytes)
    count.add(outcome === 'done' || !untouched, outcome, place)
    // The whole store a few times: it refuses too, and makes nothing.
    if (count.tried % 500 !== 1) continue
    const copy = join(folder, 'Copy.wardbook')
    mkdirSync(copy)
    copyFileSync(join(store, 'store.db'), join(copy, 'store.db'))
    layOutIn(copy, { 'keyring.json': bytes, 'keyring.bak': bytes })
    const whole = await outcomeOf(async () => {
      await (await openByRecoveryKey(copy, recoveryKey)).close()
    })
    count.add(whole === 'done' || !readFileSync(join(copy, 'keyring.json')).equals(bytes), whole, place)
  }
  return count.figure()
}

async function damageFirstCopy(
  store: string,
  damaged: readonly Variant[],
  recoveryKey: string,
  folder: string,
): Promise<Figure> {
  const count = counter('keyring, first copy damaged', 'second copy not used', damaged.length)
  const whole = readFileSync(join(store, 'keyring.bak'))
  for (const { place, bytes } of damaged) {
    layOut(folder, { 'keyring.json': bytes, 'keyring.bak': whole })
    const outcome = await outcomeOf(async () => {
      const found = readKeyringFile(folder)
      if (found.source !== 'keyring.bak' || !found.needsWriting) throw new Error('the damaged copy was used')
      await openKeyring(found.bytes, { recoveryKey })
    })
    // A keyring that says it comes from a later version is refused outright: an older copy of it would be a rollback.
    count.add(outcome !== 'done' && outcome !== 'store-newer', outcome, place)
  }
  return count.figure()
}

function damageHead(store: string, damaged: readonly Variant[], key: Buffer, folder: string): Figure {
  const count = counter('head file damaged', 'believed', damaged.length)
  const whole = readFileSync(join(store, 'head.json'))
  if (typeof readHead(store, key) !== 'object') throw new Error('the head that is whole is not believed')
  for (const { place, bytes } of damaged) {
    layOut(folder, { 'head.json': bytes })
    const head = readHead(folder, key)
    count.add(head !== 'forged' && !bytes.equals(whole), head === 'forged' ? 'forged' : 'believed', place)
  }
  return count.figure()
}

/** The control: what a file without checksum, MAC and canonical form would have taken. */
function acceptAnything(damaged: readonly Variant[]): Figure {
  let bad = 0
  for (const { bytes } of damaged) {
    try {
      JSON.parse(bytes.toString('utf8'))
      bad += 1
    } catch {
      // It is no JSON any more: that much any file notices.
    }
  }
  const what = 'keyring damaged, read as plain JSON'
  return { what, tried: damaged.length, bad, isControl: true, note: 'read without a complaint' }
}

/** Each byte changed in three ways, and the file cut off after each byte. */
function variants(bytes: Buffer, limit: number | null, chance: Chance): Variant[] {
  const flips = [...bytes.keys()].flatMap((place) => [0x01, 0x20, 0x80].map((flip) => ({ place, flip })))
  const flipped = sample(flips, limit, chance).map(({ place, flip }) => {
    const touched = Buffer.from(bytes)
    touched.writeUInt8(touched.readUInt8(place) ^ flip, place)
    return { place: `byte ${place} ^ ${flip}`, bytes: touched }
  })
  const cut = sample([...bytes.keys()], limit, chance).map((length) => ({
    place: `cut to ${length}`,
    bytes: bytes.subarray(0, length),
  }))
  return [...flipped, ...cut]
}

function counter(what: string, wrong: string, places: number) {
  const outcomes = new Map<string, number>()
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const progress = progressOf(what, places)
  let [tried, bad] = [0, 0]
  return {
    get tried() {
      return tried
    },
    add: (isBad: boolean, outcome: string, place: string) => {
      tried += 1
      progress(tried)
      if (isBad) bad += 1
      if (isBad) complain(`${what}, ${place}: ${wrong} (${outcome})`)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    },
    figure: (): Figure => {
      const note = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ')
      return { what, tried, bad, isControl: false, note }
    },
  }
}

async function outcomeOf(attempt: () => Promise<void>): Promise<string> {
  try {
    await attempt()
    return 'done'
  } catch (error) {
    if (error instanceof Fault) return error.code
    return error instanceof Error ? error.message : String(error)
  }
}

function layOut(folder: string, files: Readonly<Record<string, Buffer>>): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  layOutIn(folder, files)
}

function layOutIn(folder: string, files: Readonly<Record<string, Buffer>>): void {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
}
