import { closeSync, copyFileSync, openSync, readFileSync, readSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDatabase } from '#engine/storage/index.ts'
import { type Campaign, complaints, type Figure } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import {
  copyStore,
  fingerprint,
  judgeDatabase,
  judgeStore,
  makeSubject,
  plainTwin,
  type Subject,
  unusedPages,
  type Verdict,
} from './damage-store.ts'
import { openByRecoveryKey } from './workplace.ts'

const pageSize = 4096
/** Of the write-ahead log: its own header, and the one before each page. */
const [logHeader, frameHeader] = [32, 24]

/** Every page, header byte and frame of the log is damaged: it is noticed, and never read as another value. */
export const damage: Campaign = {
  missing: () => null,
  run: async (folder, form, seed) => {
    const chance = chanceOf(seed)
    const isShort = form === 'short'
    const subject = await makeSubject(join(folder, 'large'), isShort ? 1_500_000 : 20_000_000)
    const small = await makeSubject(join(folder, 'small'), 400_000)
    return [
      ...damagePages(subject, join(folder, 'page.db'), isShort ? 150 : null, chance),
      damageHeader(subject, join(folder, 'header.db'), isShort ? 100 : pageSize),
      swapPages(subject, join(folder, 'swap.db'), isShort ? 40 : 300, chance),
      truncateFile(subject, join(folder, 'cut.db'), isShort ? 40 : 300, chance),
      await damageLog(small, join(folder, 'log'), isShort ? 60 : null, chance),
      await rollBackPages(small, join(folder, 'older'), isShort ? 40 : null),
      plainPages(subject, folder, isShort ? 150 : 600, chance),
    ]
  },
}

function damagePages(subject: Subject, file: string, most: number | null, chance: Chance): Figure[] {
  const look = lookAt(subject, file)
  const places = most === null ? look.pages : sample(look.pages, most, chance)
  const verdicts = new Verdicts('damaged page', true)
  for (const [place, page] of places.entries()) {
    look.patch((page - 1) * pageSize, damaged(look.pageOf(page), kinds[place % kinds.length] ?? 'bit', chance))
    verdicts.add(look.judge(page), `page ${page}`)
    look.mend()
  }
  return [verdicts.figure()]
}

function damageHeader(subject: Subject, file: string, bytes: number): Figure {
  const look = lookAt(subject, file)
  const verdicts = new Verdicts('damaged byte of the first page', true)
  const page = look.pageOf(1)
  for (let place = 0; place < bytes; place++) {
    look.patch(place, Buffer.of(page.readUInt8(place) ^ (1 << (place % 8))))
    verdicts.add(look.judge(1), `byte ${place}`)
    look.mend()
  }
  return verdicts.figure()
}

function swapPages(subject: Subject, file: string, pairs: number, chance: Chance): Figure {
  const look = lookAt(subject, file)
  const verdicts = new Verdicts('two pages swapped', true)
  for (let done = 0; done < pairs; done++) {
    const [one, other] = [chance.pick(look.pages), chance.pick(look.pages)]
    if (one === other) continue
    const [first, second] = [look.pageOf(one), look.pageOf(other)]
    look.patch((one - 1) * pageSize, second)
    look.patch((other - 1) * pageSize, first)
    verdicts.add(look.judge(one, other), `pages ${one} and ${other}`)
    look.mend()
  }
  return verdicts.figure()
}

function truncateFile(subject: Subject, file: string, cuts: number, chance: Chance): Figure {
  const look = lookAt(subject, file)
  const verdicts = new Verdicts('file cut off', true)
  const size = look.pages.length * pageSize
  for (let done = 0; done < cuts; done++) {
    const length = done % 2 === 0 ? chance.below(size) : chance.below(look.pages.length) * pageSize
    truncateSync(file, length)
    verdicts.add(look.judge(look.pages.length), `at ${length}`)
    copyFileSync(join(subject.path, 'store.db'), file)
  }
  return verdicts.figure()
}

/** A log that was not checkpointed yet, as a crash leaves it; each of its frames and each byte of its header. */
async function damageLog(subject: Subject, folder: string, most: number | null, chance: Chance): Promise<Figure> {
  const left = join(folder, 'Left.wardbook')
  const store = await openByRecoveryKey(subject.path, subject.recoveryKey)
  for (let number = 0; number < 24; number++) {
    await store.transact({ action: 'vendor.create', audit: 'entry' }, (db) =>
      db.insert('task', {
        title: `Task ${number}`,
        description: 'Ask the parcel service for its agreement.',
        assignee: '',
        dueOn: null,
        priority: 'normal',
        status: 'open',
        subjectId: null,
        doneAt: null,
      }),
    )
  }
  const expected = fingerprint(store.reader.raw)
  copyStore(store.folder, left)
  await store.close()
  const log = readFileSync(join(left, 'store.db-wal'))
  const frames = Math.floor((log.length - logHeader) / (frameHeader + pageSize))
  const inHeader = Array.from({ length: logHeader }, (_unused, place) => ({ at: place, size: 1 }))
  const inFrames = Array.from({ length: frames }, (_unused, place) => ({
    at: logHeader + place * (frameHeader + pageSize),
    size: frameHeader + pageSize,
  }))
  const all = [...inHeader, ...inFrames]
  const places = most === null ? all : sample(all, most, chance)
  const verdicts = new Verdicts('damaged frame of the log', false)
  for (const [turn, { at, size }] of places.entries()) {
    const path = join(folder, 'Damaged.wardbook')
    copyStore(left, path)
    const bytes = damaged(log.subarray(at, at + size), kinds[turn % kinds.length] ?? 'bit', chance)
    patch(join(path, 'store.db-wal'), at, bytes)
    verdicts.add(await judgeStore({ ...subject, path }, expected), `log at ${at}`)
    rmSync(path, { recursive: true, force: true })
  }
  return verdicts.figure()
}

/** One page as it was some commands ago, which its own authentication does not notice. */
async function rollBackPages(subject: Subject, folder: string, most: number | null): Promise<Figure> {
  const older = readFileSync(join(subject.path, 'store.db'))
  const store = await openByRecoveryKey(subject.path, subject.recoveryKey)
  await store.transact({ action: 'vendor.update', audit: 'entry' }, async (db) => {
    for (const { id } of await db.all('vendor')) await db.update('vendor', id, null, { country: 'FR' })
    db.note({ people: 1 })
  })
  await store.transact({ action: 'connection.sync', audit: 'entry' }, async () => {
    store.writer.raw.prepare("update person set country = 'FR'").run()
  })
  await store.close()
  const newer = readFileSync(join(subject.path, 'store.db'))
  const again = await openByRecoveryKey(subject.path, subject.recoveryKey)
  const expected = fingerprint(again.reader.raw)
  await again.close()
  const changed = Array.from({ length: older.length / pageSize }, (_unused, place) => place).filter(
    (place) => !pageAt(older, place).equals(pageAt(newer, place)),
  )
  const verdicts = new Verdicts('one page as it was before', false)
  for (const place of most === null ? changed : changed.slice(0, most)) {
    const path = join(folder, 'Damaged.wardbook')
    copyStore(subject.path, path)
    patch(join(path, 'store.db'), place * pageSize, pageAt(older, place))
    verdicts.add(await judgeStore({ ...subject, path }, expected), `page ${place + 1}`)
    rmSync(path, { recursive: true, force: true })
  }
  return verdicts.figure()
}

/** The control: without a cipher that authenticates, the same damage is read as if nothing had happened. */
function plainPages(subject: Subject, folder: string, most: number, chance: Chance): Figure {
  const [whole, file] = [join(folder, 'whole-plain.db'), join(folder, 'plain.db')]
  plainTwin(subject, whole)
  copyFileSync(whole, file)
  const open = () => new Database(file, { readonly: true })
  const raw = open()
  const expected = fingerprint(raw)
  const pages = Array.from({ length: Number(raw.pragma('page_count', { simple: true })) }, (_unused, place) => place)
  raw.close()
  const verdicts = new Verdicts('damaged page without a cipher, read as another value', true)
  for (const place of sample(pages, most, chance)) {
    const page = pageAt(readFileSync(whole), place)
    patch(file, place * pageSize, damaged(page, 'byte', chance))
    verdicts.add(judgeDatabase(open, expected, false), '')
    patch(file, place * pageSize, page)
  }
  return { ...verdicts.figure(), isControl: true }
}

/** A copy of a closed store's database that is damaged and mended in turn. */
function lookAt(subject: Subject, file: string) {
  const original = join(subject.path, 'store.db')
  copyFileSync(original, file)
  const open = () => openDatabase(file, { key: subject.key(), readonly: true }).raw
  const raw = open()
  const expected = fingerprint(raw)
  const unused = unusedPages(raw)
  const pages = Array.from({ length: Number(raw.pragma('page_count', { simple: true })) }, (_unused, place) => place + 1)
  raw.close()
  const patched: { readonly offset: number; readonly length: number }[] = []
  return {
    pages,
    pageOf: (page: number) => bytesOf(original, (page - 1) * pageSize, pageSize),
    patch: (offset: number, bytes: Buffer) => {
      patched.push({ offset, length: bytes.length })
      patch(file, offset, bytes)
    },
    mend: () => {
      for (const { offset, length } of patched.splice(0)) patch(file, offset, bytesOf(original, offset, length))
    },
    judge: (...touched: number[]) => judgeDatabase(open, expected, touched.every((page) => unused.has(page))),
  }
}

const kinds = ['bit', 'byte', 'zeros'] as const

function damaged(bytes: Buffer, kind: (typeof kinds)[number], chance: Chance): Buffer {
  if (kind === 'zeros') return Buffer.alloc(bytes.length)
  const result = Buffer.from(bytes)
  const place = chance.below(bytes.length)
  const change = kind === 'bit' ? 1 << chance.below(8) : 1 + chance.below(255)
  result.writeUInt8(result.readUInt8(place) ^ change, place)
  return result
}

class Verdicts {
  readonly #what: string
  readonly #counts = new Map<Verdict, number>()
  readonly #complain = complaints((line) => process.stderr.write(`${line}\n`))
  readonly #allowsUnused: boolean

  constructor(what: string, allowsUnused: boolean) {
    this.#what = what
    this.#allowsUnused = allowsUnused
  }

  add(verdict: Verdict, place: string): void {
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1)
    if (this.#isBad(verdict) && place !== '') this.#complain(`${this.#what}, ${place}: ${verdict}`)
  }

  figure(): Figure {
    const entries = [...this.#counts]
    const sum = (some: typeof entries) => some.reduce((total, [, count]) => total + count, 0)
    return {
      what: this.#what,
      tried: sum(entries),
      bad: sum(entries.filter(([verdict]) => this.#isBad(verdict))),
      isControl: false,
      note: entries.map(([verdict, count]) => `${verdict} ${count}`).join(', '),
    }
  }

  #isBad(verdict: Verdict): boolean {
    return verdict === 'WRONG VALUE' || verdict === 'UNNOTICED'
  }
}

function sample<T>(from: readonly T[], most: number, chance: Chance): T[] {
  return from.length <= most ? [...from] : Array.from({ length: most }, () => chance.pick(from))
}

function pageAt(bytes: Buffer, place: number): Buffer {
  return bytes.subarray(place * pageSize, (place + 1) * pageSize)
}

function bytesOf(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, offset)
  closeSync(file)
  return bytes
}

function patch(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, offset)
  closeSync(file)
}
