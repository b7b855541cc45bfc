import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import { type Contract, contract } from '#shared/contract/index.ts'
import { type Clock, type Day, millisecondsOf, systemClock, type TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { idMaker, type NewId } from '#shared/kernel/ids.ts'
import type { Network } from './connector/index.ts'
import { createDispatcher, type OpenSession, openSession } from './dispatcher.ts'
import { openedFiles } from './features/attachment/index.ts'
import { openDeadlines } from './features/calendar/index.ts'
import { createDemo } from './features/demo/index.ts'
import { createDueKeeper, openDueFiles } from './features/due-list/index.ts'
import { idleMinutes } from './features/idle-lock/index.ts'
import { featureHandlers } from './features/index.ts'
import { isOffline, markInterruptedCalls } from './features/network/index.ts'
import { createCleansing } from './features/person/index.ts'
import { type IdleWatch, idlenessOfShell, noIdleness, watchIdleness } from './idle-watch.ts'
import { type Keychain, noKeychain } from './keychain.ts'
import { type KdfCost, openThrottle } from './keyring/index.ts'
import { loadLaw, openCalendars } from './law/index.ts'
import { type Log, silentLog } from './log.ts'
import { buildRouter, createEvents, type Events, markInterrupted } from './router/index.ts'
import type { EngineRouter } from './router/router.ts'
import { backupHandlers, scheduleBackups } from './store/backup/index.ts'
import { openDeviceKeys } from './store/device-keys.ts'
import { storeHandlers } from './store/handlers.ts'
import { keyHandlers } from './store/key-handlers.ts'
import { leave } from './store/leave.ts'
import { recentStores } from './store/recent.ts'
import { openUnlockRefusals } from './store/refusals.ts'
import { userHandlers } from './store/user-handlers.ts'
import type { Workers } from './workers.ts'

export interface EngineOptions {
  /** The folder of `resources/`. */
  readonly resourcesDir: string
  /** A folder of the user's own for what belongs to no store: recent list, failed attempts. */
  readonly stateDir: string
  readonly clock?: Clock
  readonly newId?: NewId
  readonly log?: Log
  /** Files that worker threads run. */
  readonly workers: Workers
  /** How connectors reach the network; injected by tests. */
  readonly network?: Network
  /** Costs of the key derivation of new stores; tests take the lowest that is allowed. */
  readonly kdf?: KdfCost
  /** Makes backups by itself while a store is open, and ends a cleansing; for shells that stay, not for one command. */
  readonly automaticBackups?: boolean
  /** Room that a store sets aside for a full disk; 32 MiB unless told. */
  readonly ballastBytes?: number
  /** Marks each store that this engine makes as a demonstration of this day. */
  readonly demonstration?: { readonly asOf: Day }
  /** The operating system's keychain, where the shell has one. */
  readonly keychain?: Keychain
  /**
   * Who notices that nobody is there. `windows`: the engine, by what they tell. A function: the shell, which is told after
   * how many minutes to lock, and null while no store is open. Without either a store stays open, as for one command.
   */
  readonly idleness?: 'windows' | ((minutes: number | null) => void)
  /** Called after the store was closed by `store.lock`: the shell ends this process. */
  requestLock?(): void
}

/** The engine of one process: at most one open store, and the router through which everything goes. */
export interface Engine {
  readonly router: EngineRouter
  /** Stops jobs, checkpoints and closes the store. The engine can open another one afterwards. */
  close(): Promise<void>
}

/** Wires the engine. The only place that knows every part. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ?? systemClock
  const log = options.log ?? silentLog
  const newId =
    options.newId ??
    idMaker(
      () => millisecondsOf(clock()),
      (bytes) => randomFillSync(bytes),
    )
  const told = createEvents()
  let session: OpenSession | null = null
  const calendars = openCalendars(options.resourcesDir)
  const rules = { law: loadLaw(options.resourcesDir), calendars }
  const deadlines = openDeadlines(rules)
  const files = openDueFiles(options.stateDir)
  const dueKeeper = createDueKeeper({ files, deadlines, clock, log, session: () => session })
  const events: Events = {
    ...told,
    publish: (event) => {
      told.publish(event)
      if (event.type === 'changed') dueKeeper.changed()
    },
  }
  const throttle = openThrottle({ path: join(options.stateDir, 'attempts.json'), clock })
  const parts = { events, log, clock, newId, throttle, session: () => session }
  const open = () => {
    if (!session) throw new Fault('store-locked')
    return session
  }
  const dispatcher = createDispatcher(parts)
  const cleansing = createCleansing()
  const opened = openedFiles(options.stateDir, clock)
  const close = async () => {
    const closing = session
    session = null
    idle.stop()
    // An engine for one command ends what that command began; one that stays goes on with it on the next opening.
    if (closing && !options.automaticBackups) await cleansing.ended(closing)
    await closing?.jobs.close()
    if (closing) await dueKeeper.settle(closing)
    opened.wipe()
    if (closing) await leave(closing.store, clock, log)
  }
  const lock = async () => {
    await close()
    options.requestLock?.()
  }
  const idle = idleWatchOf(options.idleness, clock, () =>
    lock().catch((error: unknown) => log.error('idle-lock', { stack: String(error) })),
  )
  const recent = recentStores(options.stateDir)
  const worker = options.workers.backup
  const deviceKeys = openDeviceKeys(
    join(options.stateDir, 'device-keys.json'),
    options.keychain ?? noKeychain,
  )
  const knownStores = () => recent.list().map(({ path }) => path)
  const handlers: { readonly [K in keyof Contract]: unknown } = {
    ...(await featureHandlers({
      ...options,
      rules,
      deadlines,
      dueKeeper,
      knownStores,
      clock,
      session: () => session,
      events,
      openedFiles: opened,
      idle,
      cleansing,
    })),
    user: userHandlers({ kdf: options.kdf, open }),
    key: keyHandlers({
      clock,
      kdf: options.kdf,
      throttle,
      deviceKeys,
      open,
      announce: () => events.publish({ type: 'changed', entities: ['key'] }),
    }),
    backup: backupHandlers({
      clock,
      newId,
      throttle,
      worker,
      ballastBytes: options.ballastBytes,
      settle: cleansing.settle,
      session: () => session,
      knownStores,
      remember: (folder) => recent.remember(folder, clock()),
      release: async (folder) => {
        if (session?.store.folder === folder) await close()
      },
    }),
    store: storeHandlers({
      clock,
      newId,
      calendars,
      recent,
      throttle,
      deviceKeys,
      refusals: openUnlockRefusals(join(options.stateDir, 'refused-unlocks.json')),
      kdf: options.kdf,
      demonstration: options.demonstration,
      ballastBytes: options.ballastBytes,
      session: () => session,
      adopt: async (store) => {
        const organisation = (await store.read.all('organisation'))[0]
        session = openSession(parts, store, {
          zone: organisation?.timeZone ?? ('UTC' as TimeZone),
          offline: await isOffline(store.read),
        })
        idle.start(await idleMinutes(store.read))
        // A store that was rolled back is not written to before somebody accepts it.
        if (store.rollback === null) {
          await markInterrupted(store, clock())
          await markInterruptedCalls(store)
          if (options.automaticBackups) {
            scheduleBackups(session, { clock, worker, settle: cleansing.settle, session: () => session })
            cleansing.start(session)
          }
        }
        await dueKeeper.settle(session)
        return session
      },
      announce: (creation) => events.publish({ type: 'creation', creation }),
      createDemo: (demo, announce) => createDemo(demo, { ...options, openEngine, announce }),
      forgotten: files.remove,
      lock,
      touch: idle.touch,
    }),
  }
  return {
    router: buildRouter(contract, handlers, dispatcher),
    close: async () => {
      await close()
      events.close()
    },
  }
}

function idleWatchOf(idleness: EngineOptions['idleness'], clock: Clock, onIdle: () => void): IdleWatch {
  if (idleness === undefined) return noIdleness
  return idleness === 'windows' ? watchIdleness({ clock, onIdle }) : idlenessOfShell(idleness)
}
