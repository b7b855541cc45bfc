import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Creation } from '#shared/contract/events.ts'
import type { Session, StoreSummary, storeContract } from '#shared/contract/store.ts'
import type { Clock, Day } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import type { Language } from '#shared/kernel/message.ts'
import { verifyAuditInTurns } from '../audit/index.ts'
import type { OpenSession } from '../dispatcher.ts'
import {
  type Credentials,
  defaultKdfCost,
  type KdfCost,
  readKeyringFile,
  readUsers,
  type Throttle,
} from '../keyring/index.ts'
import { type Calendars, requireCalendar } from '../law/index.ts'
import type { HandlersOf, OpenHandlersOf } from '../router/index.ts'
import { changedAttachments } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'
import { enterUnlock, expectationOf, givenCheckpoints } from './audit-points.ts'
import { bytesOf } from './confirm.ts'
import type { DeviceKeys } from './device-keys.ts'
import { createStore, existingFolder, openStore } from './open-store.ts'
import { foundOrganisation, isDemo, markDemo } from './organisation.ts'
import { type RecentStores, summaryOf } from './recent.ts'
import type { UnlockRefusals } from './refusals.ts'
import { settle } from './settle.ts'

interface Parts {
  readonly clock: Clock
  readonly newId: NewId
  readonly calendars: Calendars
  readonly recent: RecentStores
  readonly kdf: KdfCost | undefined
  readonly throttle: Throttle
  readonly refusals: UnlockRefusals
  readonly deviceKeys: DeviceKeys
  /** Set where every store that is made here is a demonstration of a day. */
  readonly demonstration: { readonly asOf: Day } | undefined
  readonly ballastBytes: number | undefined
  session(): OpenSession | null
  /** Makes an opened store the one of this engine. */
  adopt(store: OpenStore): Promise<OpenSession>
  /** Closes the store and asks the shell to end this process. */
  lock(): Promise<void>
  /** A store that is to be forgotten here; what stands of it outside goes too. */
  forgotten(storeId: string): void
  /** Somebody is at a window. */
  touch(): void
  /** Tells the windows how far the making of a store is. */
  announce(creation: Creation): void
  /** Makes a demonstration store in a new folder as it would look on a day. */
  createDemo(
    demo: {
      readonly path: string
      readonly user: string
      readonly passphrase: string
      readonly organisation: { readonly language: Language }
      readonly asOf: Day | null
    },
    announce: (creation: Creation) => void,
  ): Promise<{ readonly recoveryKey: string }>
}

type Handlers = OpenHandlersOf<Omit<typeof storeContract, 'verify'>> &
  Pick<HandlersOf<typeof storeContract>, 'verify'>

export function storeHandlers(parts: Parts): Handlers {
  const { clock, newId, calendars, ballastBytes, recent, throttle, refusals, deviceKeys } = parts
  const surroundings = { clock, newId, ballastBytes }
  const refuseSecond = () => {
    const open = parts.session()
    if (open) throw new Fault('store-already-open', { params: { name: open.store.name } })
  }
  const enter = async (store: OpenStore): Promise<Session> => {
    const session = await parts.adopt(store)
    recent.remember(store.folder, clock())
    return describe(session)
  }
  // Whoever may come in comes in, also where the disk takes no entry; who was refused before is entered next time then.
  const tellLog = async (store: OpenStore) => {
    const { storeId } = store.keyring
    try {
      await enterUnlock(store, refusals.of(storeId), clock)
      refusals.clear(storeId)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
    }
  }
  const enterKnown = async (folder: string, who: string, credentials: Credentials): Promise<Session> => {
    const store = await openStore(folder, credentials, surroundings).catch((error) => {
      const isGuess =
        error instanceof Fault && error.code === 'wrong-passphrase' && !('deviceKey' in credentials)
      if (isGuess) refusals.add(storeIdOf(folder), { user: who, at: clock() })
      throw error
    })
    try {
      // A store that was rolled back is not written to before somebody accepts it.
      if (store.rollback === null)
        await settle(store, credentials, { clock, kdf: parts.kdf ?? defaultKdfCost })
    } catch (error) {
      await store.close()
      throw error
    }
    const session = await enter(store)
    await tellLog(store)
    return session
  }
  const marked = async (summary: StoreSummary): Promise<StoreSummary> =>
    summary.users.some(({ device }) => device)
      ? { ...summary, users: await deviceKeys.mark(storeIdOf(summary.path), summary.users) }
      : summary
  const byDevice = async (folder: string, user: string | null): Promise<Session> => {
    const { storeId, id } = chooseUser(folder, user)
    const deviceKey = await deviceKeys.open(storeId, id)
    try {
      return await enterKnown(folder, id, { user: id, deviceKey })
    } catch (error) {
      throw opensNothing(error) ? new Fault('device-key-unusable', { cause: error }) : error
    } finally {
      deviceKey.fill(0)
    }
  }
  const unlock: Handlers['unlock'] = async (input) => {
    const { path, user, passphrase, keyFile, recoveryKey, device } = input
    refuseSecond()
    const folder = existingFolder(path)
    if (device) return byDevice(folder, user)
    if (recoveryKey !== null) {
      return recovering(
        throttle.attempt(`${storeIdOf(folder)}/recovery`, () =>
          enterKnown(folder, 'recovery', { user: user ?? undefined, recoveryKey }),
        ),
      )
    }
    if (passphrase === null)
      throw new Fault('invalid-input', { issues: [{ path: ['passphrase'], key: 'required' }] })
    const who = chooseUser(folder, user)
    const session = await throttle.attempt(`${who.storeId}/${who.id}`, () =>
      enterKnown(folder, who.id, { user: who.id, passphrase, keyFile: bytesOf(keyFile) }),
    )
    await deviceKeys.admit(who.storeId, who.id).catch(() => undefined)
    return session
  }
  return {
    session: async () => {
      const session = parts.session()
      return session ? describe(session) : null
    },
    recent: async () => ({
      stores: await Promise.all(recent.list().map(marked)),
      folder: join(homedir(), 'Wardbook'),
    }),
    inspect: async ({ path }) => marked(summaryOf(existingFolder(path), null)),
    forget: async ({ path }) => {
      if (summaryOf(path, null).present) parts.forgotten(storeIdOf(path))
      recent.forget(path)
      return {}
    },
    create: async ({ path, user, passphrase, organisation, demo }) => {
      refuseSecond()
      parts.announce({ step: 'keys', done: 0, total: 0 })
      if (demo) {
        const { recoveryKey } = await parts.createDemo(
          { path, user, passphrase, organisation, asOf: demo.asOf },
          parts.announce,
        )
        parts.announce({ step: 'opening', done: 0, total: 0 })
        return { session: await unlock({ ...byPassphrase, path, user, passphrase }), recoveryKey }
      }
      requireCalendar(calendars, organisation, ['organisation'])
      const { store, recoveryKey } = await createStore(
        path,
        { label: user, passphrase, ...(parts.kdf ? { kdf: parts.kdf } : {}) },
        surroundings,
      )
      await store.transact({ action: 'store.create', audit: 'entry' }, async (db) => {
        await db.insert('organisation', foundOrganisation(organisation))
        if (parts.demonstration) await markDemo(db, parts.demonstration.asOf)
      })
      return { session: await enter(store), recoveryKey }
    },
    unlock,
    lock: async () => {
      await parts.lock()
      return {}
    },
    touch: async () => {
      parts.touch()
      return {}
    },
    verify: async (outside, { connection, signal }) => {
      const session = parts.session()
      if (!session) throw new Fault('store-locked')
      const { rollback } = session.store
      // The check takes the index of searches as this connection saw it last, a search as it is now.
      connection.raw.prepare(`select 1 from search where search match '"wardbook"' limit 1`).get()
      const integrity = connection.raw.pragma('integrity_check') as { integrity_check: string }[]
      const pages = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok')
      const given = givenCheckpoints(outside)
      const audit = await verifyAuditInTurns(
        connection,
        expectationOf(session.store, connection, given),
        signal,
      )
      const problems = [
        ...(rollback === null ? [] : [`head: the store may be older than it was (${rollback.reason})`]),
        ...changedAttachments(connection).map(
          (id) => `attachment: ${id} does not hold the bytes that were added`,
        ),
        ...pages.map((line) => `database: ${line}`),
        ...audit.problems.map(
          ({ seq, untilSeq, id, entityId, problem }) =>
            `audit: ${problem} at ${[untilSeq === null ? (seq ?? '-') : `${seq}-${untilSeq}`, id, entityId].filter((part) => part !== null).join(' ')}`,
        ),
      ]
      return {
        ok: problems.length === 0,
        entries: audit.entries,
        erased: audit.erased,
        problems,
        checkpoints: audit.checkpoints,
      }
    },
  }
}

const byPassphrase = { keyFile: null, recoveryKey: null, device: false }

/** A recovery key that opens nothing is not a wrong passphrase, which is what the door calls it. */
async function recovering<T>(attempt: Promise<T>): Promise<T> {
  try {
    return await attempt
  } catch (error) {
    throw opensNothing(error) ? new Fault('wrong-recovery-key', { cause: error }) : error
  }
}

/** Whether a key that was given opens no slot. */
function opensNothing(error: unknown): boolean {
  return error instanceof Fault && ['wrong-passphrase', 'not-found'].includes(error.code)
}

function storeIdOf(folder: string): string {
  return readUsers(readKeyringFile(folder).bytes).storeId
}

/** The person who unlocks: the one named, or the only active one. @throws Fault `not-found` with the labels to choose from */
function chooseUser(
  folder: string,
  wanted: string | null,
): { readonly storeId: string; readonly id: string } {
  const { storeId, users } = readUsers(readKeyringFile(folder).bytes)
  const active = users.filter(({ status }) => status === 'active')
  const matching =
    wanted === null
      ? active
      : active.filter(({ id, label }) => id === wanted || label.toLowerCase() === wanted.toLowerCase())
  const only = matching[0]
  if (matching.length !== 1 || !only) {
    throw new Fault('user-unclear', { params: { users: active.map(({ label }) => label).join(', ') } })
  }
  return { storeId, id: only.id }
}

async function describe({ store, actor }: OpenSession): Promise<Session> {
  return {
    store: { id: store.keyring.storeId, path: store.folder, name: store.name },
    user: actor,
    head: store.head,
    openedWith: store.keyring.openedWith,
    mustReplacePassphrase: store.keyring.mustReplacePassphrase,
    demo: await store.reading(() => isDemo(store)),
  }
}
