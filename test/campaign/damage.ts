import { copyFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openDatabase } from '#engine/storage/index.ts'
import type { Campaign, Figure } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import { damageLog, rollBackPages } from './damage-history.ts'
import {
  fingerprint,
  judgeDatabase,
  makeSubject,
  plainTwin,
  type Subject,
  unusedPages,
} from './damage-store.ts'
import { bytesOf, damaged, kinds, pageAt, pageSize, patch, sample } from './file-damage.ts'
import { verdictsOn } from './verdicts.ts'

/** Every page, header byte and frame of the log is damaged: it is noticed, and never read as another value. */
export const damage: Campaign = {
  missing: () => null,
  run: async (folder, form, seed) => {
    const chance = chanceOf(seed)
    const isShort = form === 'short'
    const subject = await makeSubject(join(folder, 'large'), isShort ? 1_500_000 : 20_000_000)
    const small = await makeSubject(join(folder, 'small'), 400_000)
    return [
      damagePages(subject, join(folder, 'page.db'), isShort ? 150 : null, chance),
      damageHeader(subject, join(folder, 'header.db'), isShort ? 100 : pageSize),
      swapPages(subject, join(folder, 'swap.db'), isShort ? 40 : 300, chance),
      truncateFile(subject, join(folder, 'cut.db'), isShort ? 40 : 300, chance),
      await damageLog(small, join(folder, 'log'), isShort ? 60 : null, chance),
      await rollBackPages(small, join(folder, 'older'), isShort ? 40 : null, chance),
      plainPages(subject, folder, isShort ? 150 : 600, chance),
    ]
  },
}

function damagePages(subject: Subject, file: string, most: number | null, chance: Chance): Figure {
  const look = lookAt(subject, file)
  const places = sample(look.pages, most, chance)
  const verdicts = verdictsOn('damaged page')
  for (const [place, page] of places.entries()) {
    look.patch(
      (page - 1) * pageSize,
      damaged(look.pageOf(page), kinds[place % kinds.length] ?? 'bit', chance),
    )
    verdicts.add(look.judge(page), `page ${page}`)
    look.mend()
  }
  return verdicts.figure()
}

function damageHeader(subject: Subject, file: string, bytes: number): Figure {
  const look = lookAt(subject, file)
  const verdicts = verdictsOn('damaged byte of the first page')
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
  const verdicts = verdictsOn('two pages swapped')
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
  const verdicts = verdictsOn('file cut off')
  const size = look.pages.length * pageSize
  for (let done = 0; done < cuts; done++) {
    const length = done % 2 === 0 ? chance.below(size) : chance.below(look.pages.length) * pageSize
    truncateSync(file, length)
    verdicts.add(look.judge(look.pages.length), `at ${length}`)
    copyFileSync(join(subject.path, 'store.db'), file)
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
  const pages = Array.from(
    { length: Number(raw.pragma('page_count', { simple: true })) },
    (_unused, place) => place,
  )
  raw.close()
  const verdicts = verdictsOn('damaged page without a cipher, read as another value')
  for (const place of sample(pages, most, chance)) {
    const page = pageAt(readFileSync(whole), place)
    patch(file, place * pageSize, damaged(page, 'byte', chance))
    verdicts.add(judgeDatabase(open, expected, false), '')
    patch(file, place * pageSize, page)
  }
  return verdicts.control()
}

/** A copy of a closed store's database that is damaged and mended in turn. */
function lookAt(subject: Subject, file: string) {
  const original = join(subject.path, 'store.db')
  copyFileSync(original, file)
  const open = () => openDatabase(file, { key: subject.key(), readonly: true }).raw
  const raw = open()
  const expected = fingerprint(raw)
  const unused = unusedPages(raw)
  const pages = Array.from(
    { length: Number(raw.pragma('page_count', { simple: true })) },
    (_unused, place) => place + 1,
  )
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
      for (const { offset, length } of patched.splice(0))
        patch(file, offset, bytesOf(original, offset, length))
    },
    judge: (...touched: number[]) =>
      judgeDatabase(
        open,
        expected,
        touched.every((page) => unused.has(page)),
      ),
  }
}
