import { copyFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Campaign, type Figure, progressOf } from './campaign.ts'
import { type Chance, chanceOf } from './chance.ts'
import { damageLog, rollBackPages } from './damage-history.ts'
import { lookAt } from './damage-look.ts'
import { fingerprint, judgeDatabase, makeSubject, plainTwin, type Subject } from './damage-store.ts'
import { damaged, inEachWay, pageAt, pageSize, patch, sample } from './file-damage.ts'
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
      await damagePages(subject, join(folder, 'Page.wardbook'), isShort ? 150 : null, chance),
      await damageHeader(subject, join(folder, 'Header.wardbook'), isShort ? 100 : pageSize, chance),
      await swapPages(subject, join(folder, 'Swap.wardbook'), isShort ? 40 : 300, chance),
      await truncateFile(subject, join(folder, 'Cut.wardbook'), isShort ? 40 : 300, chance),
      await damageLog(small, join(folder, 'log'), isShort ? 60 : null, chance),
      await rollBackPages(small, join(folder, 'older'), isShort ? 40 : null, chance),
      plainPages(subject, folder, isShort ? 150 : 300, chance),
    ]
  },
}

async function damagePages(
  subject: Subject,
  folder: string,
  most: number | null,
  chance: Chance,
): Promise<Figure> {
  const look = lookAt(subject, folder)
  const cases = sample(inEachWay(look.pages), most, chance)
  const progress = progressOf('damaged page', cases.length)
  const verdicts = verdictsOn('damaged page')
  for (const [done, { place: page, kind }] of cases.entries()) {
    progress(done)
    look.patch((page - 1) * pageSize, damaged(look.pageOf(page), kind, chance))
    verdicts.add(await look.judge(page), `${kind} of page ${page}`)
    look.mend()
  }
  return verdicts.figure()
}

/** Every byte of the first page by itself, where the header is. */
async function damageHeader(
  subject: Subject,
  folder: string,
  bytes: number,
  chance: Chance,
): Promise<Figure> {
  const look = lookAt(subject, folder)
  const verdicts = verdictsOn('damaged byte of the first page')
  const page = look.pageOf(1)
  for (const { place, kind } of inEachWay(Array.from({ length: bytes }, (_unused, byte) => byte))) {
    const before = page.subarray(place, place + 1)
    const after = damaged(before, kind, chance)
    if (after.equals(before)) continue
    look.patch(place, after)
    verdicts.add(await look.judge(1), `${kind} of byte ${place}`)
    look.mend()
  }
  return verdicts.figure()
}

async function swapPages(subject: Subject, folder: string, pairs: number, chance: Chance): Promise<Figure> {
  const look = lookAt(subject, folder)
  const verdicts = verdictsOn('two pages swapped')
  for (let done = 0; done < pairs; done++) {
    const [one, other] = [chance.pick(look.pages), chance.pick(look.pages)]
    if (one === other) continue
    const [first, second] = [look.pageOf(one), look.pageOf(other)]
    look.patch((one - 1) * pageSize, second)
    look.patch((other - 1) * pageSize, first)
    verdicts.add(await look.judge(one, other), `pages ${one} and ${other}`)
    look.mend()
  }
  return verdicts.figure()
}

async function truncateFile(subject: Subject, folder: string, cuts: number, chance: Chance): Promise<Figure> {
  const look = lookAt(subject, folder)
  const verdicts = verdictsOn('file cut off')
  const size = look.pages.length * pageSize
  for (let done = 0; done < cuts; done++) {
    const length = done % 2 === 0 ? chance.below(size) : chance.below(look.pages.length) * pageSize
    truncateSync(look.file, length)
    verdicts.add(await look.judge(look.pages.length), `at ${length}`)
    look.renew()
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
  const bytes = readFileSync(whole)
  const progress = progressOf('damaged page without a cipher', most)
  const verdicts = verdictsOn('damaged page without a cipher, read as another value')
  for (const [done, place] of sample(pages, most, chance).entries()) {
    progress(done)
    const page = pageAt(bytes, place)
    patch(file, place * pageSize, damaged(page, 'byte', chance))
    verdicts.add(judgeDatabase(open, expected, false), '')
    patch(file, place * pageSize, page)
  }
  return verdicts.control()
}
