import { dayIn, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { Confirmation, type OperationMeta } from '#shared/kernel/operation.ts'
import { type Gate, openGate } from './connector/index.ts'
import type { Throttle } from './keyring/index.ts'
import type { Log } from './log.ts'
import {
  type Actor,
  type CommandContext,
  createJobs,
  type Dispatcher,
  type Events,
  type JobContext,
  type Jobs,
  type QueryContext,
} from './router/index.ts'
import { confirm, makeOwnCheckpoint, type OpenStore } from './store/index.ts'

/** What belongs to the store that is open now. */
export interface OpenSession {
  readonly store: OpenStore
  readonly actor: Actor
  readonly jobs: Jobs
  /** Lets calls out, or not while the store is offline. */
  readonly gate: Gate
  /** The organisation's zone; follows when the organisation changes it. */
  zone: TimeZone
}

interface Engine {
  readonly events: Events
  readonly log: Log
  readonly clock: () => Instant
  readonly newId: NewId
  readonly throttle: Throttle
  session(): OpenSession | null
}

/** Runs operations against the open store: role, passphrase where it is asked again, then by kind. */
export function createDispatcher(engine: Engine): Dispatcher {
  const open = () => {
    const session = engine.session()
    if (!session) throw new Fault('store-locked')
    return session
  }
  return {
    log: engine.log,
    admit: async ({ operation, meta }) => {
      if (meta.roles.length === 0) return
      const session = open()
      await requireRole(operation, meta, session)
      if (session.store.keyring.mustReplacePassphrase && operation !== wayOut)
        throw new Fault('passphrase-temporary')
    },
    run: async ({ operation, meta, handler, input, signal }) => {
      if (meta.roles.length === 0) return (handler as OpenHandler)(input, signal)
      const session = open()
      if (meta.confirms) await confirm(session.store.keyring, Confirmation.parse(input), engine.throttle)
      if (meta.kind === 'query') {
        const { store } = session
        const context = {
          ...surroundings(engine, session),
          db: store.read,
          connection: store.reader,
          signal: signal ?? new AbortController().signal,
        }
        return store.reading(() => (handler as Handler<QueryContext>)(input, context))
      }
      if (meta.kind === 'command') return runCommand(engine, session, operation, meta, handler, input)
      return session.jobs.start(operation, forRecord(meta, input), session.actor, (context) =>
        (handler as Handler<JobContext>)(input, context),
      )
    },
  }
}

/** The session of a store that has just been opened. */
export function openSession(
  engine: Engine,
  store: OpenStore,
  { zone, offline }: { readonly zone: TimeZone; readonly offline: boolean },
): OpenSession {
  const session: OpenSession = {
    store,
    get actor() {
      const { userId: id, label, role } = store.keyring
      return { id, label, role }
    },
    zone,
    gate: openGate(offline),
    jobs: createJobs({
      store,
      events: engine.events,
      log: engine.log,
      clock: engine.clock,
      surroundings: () => surroundings(engine, session),
      commandContext: (db) => commandContext(engine, session, db),
      announce: (changes) => announce(engine, session, changes),
    }),
  }
  return session
}

/** The one operation of whoever came in with a passphrase that somebody else gave. */
const wayOut = 'key.changePassphrase'

/** What a job's record keeps of its input: a passphrase is for the moment only. */
function forRecord(meta: OperationMeta, input: unknown): unknown {
  if (!meta.confirms) return input
  const { passphrase: _passphrase, keyFile: _keyFile, ...rest } = input as Confirmation
  return rest
}

type Handler<C> = (input: unknown, context: C) => Promise<unknown>
type OpenHandler = (input: unknown, signal: AbortSignal | undefined) => Promise<unknown>

async function runCommand(
  engine: Engine,
  session: OpenSession,
  operation: string,
  meta: OperationMeta,
  handler: unknown,
  input: unknown,
): Promise<unknown> {
  const keyring = session.store.keyring.keyringHash
  const { value, changes } = await session.store.transact({ action: operation, audit: meta.audit }, (db) =>
    (handler as Handler<CommandContext>)(input, commandContext(engine, session, db)),
  )
  announce(engine, session, changes)
  if (session.store.keyring.keyringHash !== keyring) {
    announceKeyring(engine)
    // The change stands whether or not the disk takes a checkpoint of it.
    await makeOwnCheckpoint(session.store, 'keys', engine.clock).catch((error) => {
      if (!(error instanceof Fault)) throw error
    })
  }
  return value
}

/** A refusal stands in the audit log. @throws Fault `forbidden` */
async function requireRole(
  operation: string,
  meta: OperationMeta,
  { actor, store }: OpenSession,
): Promise<void> {
  if (meta.roles.includes(actor.role)) return
  const refused = { operation, role: actor.role }
  // Where nothing can be written, the refusal stands all the same.
  await store
    .transact({ action: 'role.refuse', audit: 'entry' }, async (db) => db.note(refused))
    .catch((error) => {
      if (!(error instanceof Fault)) throw error
    })
  throw new Fault('forbidden', { params: refused })
}

function surroundings(engine: Engine, { actor, zone }: OpenSession) {
  const now = engine.clock()
  return { actor, now, today: dayIn(zone, now), zone }
}

function commandContext(engine: Engine, session: OpenSession, db: CommandContext['db']): CommandContext {
  return { ...surroundings(engine, session), db, newId: engine.newId, connection: session.store.writer }
}

function announce(
  engine: Engine,
  session: OpenSession,
  changes: readonly { readonly entity: string; readonly after?: Readonly<Record<string, unknown>> | null }[],
): void {
  const zone = changes.find(({ entity }) => entity === 'organisation')?.after?.timeZone
  if (typeof zone === 'string') session.zone = zone as TimeZone
  const entities = [...new Set(changes.map(({ entity }) => entity))]
  if (entities.length > 0) engine.events.publish({ type: 'changed', entities })
}

/** People, keys and what the session says of them. */
function announceKeyring({ events }: Engine): void {
  events.publish({ type: 'changed', entities: ['user', 'key', 'store'] })
}
