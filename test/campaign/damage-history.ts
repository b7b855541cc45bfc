import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, progressOf } from './campaign.ts'
import type { Chance } from './chance.ts'
import { copyStore, fingerprint, judgeStore, type Subject } from './damage-store.ts'
import { damaged, inEachWay, pageAt, pageSize, patch, sample } from './file-damage.ts'
import { verdictsOn } from './verdicts.ts'
import { openByRecoveryKey } from './workplace.ts'

/** Of the write-ahead log: its own header, and the one before each page. */
const [logHeader, frameHeader] = [32, 24]

/** A log that was not checkpointed yet, as a crash leaves it; each of its frames and each byte of its header. */
export async function damageLog(
  subject: Subject,
  folder: string,
  most: number | null,
  chance: Chance,
): Promise<Figure> {
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
        work: [],
        targetId: null,
        chaseOn: null,
        answer: '',
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
  const cases = sample(inEachWay(all), most, chance)
  const progress = progressOf('damaged frame of the log', cases.length)
  const verdicts = verdictsOn('damaged frame of the log')
  for (const [done, { place, kind }] of cases.entries()) {
    progress(done)
    const { at, size } = place
    const before = log.subarray(at, at + size)
    const after = damaged(before, kind, chance)
    if (after.equals(before)) continue
    const path = join(folder, 'Damaged.wardbook')
    copyStore(left, path)
    patch(join(path, 'store.db-wal'), at, after)
    verdicts.add(await judgeStore({ ...subject, path }, expected), `${kind} of the log at ${at}`)
    rmSync(path, { recursive: true, force: true })
  }
  return verdicts.figure()
}

/** One page as it was some commands ago, which its own authentication does not notice. */
export async function rollBackPages(
  subject: Subject,
  folder: string,
  most: number | null,
  chance: Chance,
): Promise<Figure> {
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
  const verdicts = verdictsOn('one page as it was before')
  for (const place of sample(changed, most, chance)) {
    const path = join(folder, 'Damaged.wardbook')
    copyStore(subject.path, path)
    patch(join(path, 'store.db'), place * pageSize, pageAt(older, place))
    verdicts.add(await judgeStore({ ...subject, path }, expected), `page ${place + 1}`)
    rmSync(path, { recursive: true, force: true })
  }
  return verdicts.figure()
}
