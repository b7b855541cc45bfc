import { join } from 'node:path'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Connection, failureOf, openDatabase } from '../storage/index.ts'
import { damageFault, storageFault } from './storage-fault.ts'

interface Watched {
  readonly folder: string
  readonly writer: Connection
  readonly reader: Connection
  readonly clock: () => Instant
  /** A new key buffer for each opening. */
  key(): Buffer
}

/** Tells one bad moment of the disk from damage. Call it only while no transaction is open. */
export interface Soundness {
  /** What keeps the store from being written; null while it is sound. */
  readonly damage: Fault | null
  /**
   * What an error means. After an unreadable page the database is opened beside what is open and read whole: a single
   * failed read poisons a connection of SQLite, not the file. Sound again, writer and reader are reopened and nothing is
   * frozen; damaged, the files are set aside before a connection closes, and nothing is written any more.
   * @returns `disk-unsteady` when it was one bad moment: the store is sound and nothing changed; `store-damaged` with
   *   `aside`, where the damaged files were copied to, and `backup`, the newest one; other failures as their faults
   */
  judge(error: unknown): unknown
}

export function watchSoundness({ folder, writer, reader, clock, key }: Watched): Soundness {
  let damage: Fault | null = null
  const reopen = () => {
    const probe = openDatabase(join(folder, 'store.db'), { key: key(), readonly: true })
    try {
      requireSound(probe)
    } finally {
      probe.close()
    }
    writer.reopen(key())
    reader.reopen(key())
  }
  return {
    get damage() {
      return damage
    },
    judge: (error) => {
      if (failureOf(error) !== 'unread') return storageFault(error, folder)
      if (damage) return damage
      try {
        reopen()
        return storageFault(error, folder)
      } catch (again) {
        if (failureOf(again) !== 'unread') return storageFault(again, folder)
        damage = damageFault(folder, clock(), again)
        return damage
      }
    },
  }
}

/** Reads every page that is in use. @throws Fault `store-damaged` */
export function requireSound({ raw }: Connection): void {
  const [first] = raw.pragma('integrity_check(1)') as { integrity_check: string }[]
  if (first?.integrity_check === 'ok') return
  throw new Fault('store-damaged', { params: { file: 'store.db' }, cause: new Error(first?.integrity_check) })
}
