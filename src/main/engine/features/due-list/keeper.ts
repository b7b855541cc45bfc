import type { DueItem } from '#shared/contract/due-list.ts'
import { type Clock, dayIn } from '#shared/kernel/dates.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Log } from '../../log.ts'
import type { OpenDeadlines } from '../calendar/index.ts'
import type { DueFiles } from './due-file.ts'

interface Parts {
  readonly files: DueFiles
  readonly deadlines: OpenDeadlines
  readonly clock: Clock
  readonly log: Log
  session(): OpenSession | null
}

/** Keeps what stands outside a store in step with it, where somebody turned that on. */
export interface DueKeeper {
  readonly files: DueFiles
  /** Something of the open store changed; several changes are written once. */
  changed(): void
  /** Writes what stands in the store now: after unlocking, before locking. A disk that takes nothing keeps nobody out or in. */
  settle(session: OpenSession): Promise<void>
  /** Writes the list under a label. @throws Fault as `atomicWrite` does */
  write(session: OpenSession, label: string): Promise<void>
}

/** Long enough for the changes of one step to be over. */
const pause = 500
const most = 500

export function createDueKeeper({ files, deadlines, clock, log, session }: Parts): DueKeeper {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const itemsOf = async ({ store, zone }: OpenSession): Promise<readonly DueItem[]> => {
    const now = clock()
    const found = await store.reading(() => deadlines({ db: store.read, now, zone, today: dayIn(zone, now) }))
    return found.map(({ reference, kind, limit, state, dueOn, dueAt, zone: counted }) => ({
      reference,
      kind,
      limit,
      state,
      dueOn,
      dueAt,
      zone: counted,
    }))
  }
  const write = async (open: OpenSession, label: string, isWanted: () => boolean) => {
    const items = await itemsOf(open)
    const { storeId, sign } = open.store.keyring
    // Turned off meanwhile, it must not come back.
    if (!isWanted()) return
    const leftOut = Math.max(items.length - most, 0)
    files.write({ v: 1, storeId, label, asOf: clock(), leftOut, items: items.slice(0, most) }, sign)
  }
  const renew = async (open: OpenSession) => {
    const { storeId } = open.store.keyring
    // What was rolled back may say dates that were.
    if (!files.has(storeId) || open.store.rollback !== null) return
    const label = files.read(storeId)?.content.label ?? open.store.name
    try {
      await write(open, label, () => files.has(storeId))
    } catch (error) {
      log.error('due-list', { stack: error instanceof Error ? (error.stack ?? '') : String(error) })
    }
  }
  const inTurn = (work: () => Promise<void>) => {
    running = running.then(work)
    return running
  }
  return {
    files,
    changed: () => {
      const open = session()
      if (timer !== null || open === null || !files.has(open.store.keyring.storeId)) return
      timer = setTimeout(() => {
        timer = null
        const still = session()
        if (still !== null) void inTurn(() => renew(still))
      }, pause)
      timer.unref()
    },
    settle: (open) => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      return inTurn(() => renew(open))
    },
    write: (open, label) => write(open, label, () => true),
  }
}
