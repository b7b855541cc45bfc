import type { JobProgress } from '#shared/contract/job.ts'
import { Fault, type FaultCode } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import {
  type Catalogue,
  type Connector,
  type ConnectorDefinition,
  type Network,
  type OutboundCall,
  openConnector,
} from '../../connector/index.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, Events, JobContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import type { OpenStore } from '../../store/index.ts'
import { callLog, proxyOf } from '../network/index.ts'
import type { Cleansing } from '../person/index.ts'
import { readSecret } from '../secret.ts'

/** What the jobs of a connection share. */
export interface ConnectionParts {
  readonly catalogue: Catalogue
  readonly network: Network
  readonly open: () => OpenSession
  readonly events: Pick<Events, 'publish'>
  readonly cleansing: Cleansing
}

/** A connection with its system open for reading. */
export interface Visit {
  readonly connection: EntityOf<'connection'>
  readonly definition: ConnectorDefinition
  readonly connector: Connector
  readonly signal: AbortSignal
  /** One transaction; the calls since the last one are noted with it. */
  readonly commit: <T>(
    summary: Readonly<Record<string, unknown>>,
    write: (context: CommandContext) => Promise<T>,
  ) => Promise<T>
  readonly progress: (progress: JobProgress) => void
  readonly store: OpenStore
  /** Belongs into each transaction that removes people. */
  readonly oweCleansing: (context: CommandContext) => void
}

/**
 * Opens the system of a connection, works with it and closes it. A connector's fault marks the connection as failing and
 * is kept with it, so that its list says what to do; what was committed before stays.
 */
export async function visit<T>(
  parts: ConnectionParts,
  context: JobContext,
  connectionId: string,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const connection = await context.read.get('connection', connectionId)
  const definition = definitionOf(parts.catalogue, connection.connector)
  const { gate } = parts.open()
  const offline = gate.signal()
  const signal = AbortSignal.any([context.signal, offline])
  const log = callLog({ ...parts.open(), events: parts.events }, connection)
  let calls: readonly OutboundCall[] = []
  const commit: Visit['commit'] = async (summary, write) => {
    const made = calls
    const value = await context.commit({ connection: connectionId, ...summary, calls: made }, write)
    calls = calls.slice(made.length)
    return value
  }
  let connector: Connector | null = null
  try {
    const secret = await readSecret(context.read, () => parts.open().store.keyring, connectionId)
    connector = await openConnector(definition, connection, secret, {
      ...parts.network,
      proxy: await proxyOf(context.read, parts.open()),
      clock: context.clock,
      log: {
        begin: async (call) => {
          const ended = await log.begin(call)
          return async (end) => {
            calls = [...calls, { ...call, ...end }]
            await ended(end)
          }
        },
      },
    })
    const { progress } = context
    const session = parts.open()
    const oweCleansing = (context: CommandContext) => parts.cleansing.owe(session, context)
    const { store } = session
    return await work({ connection, definition, connector, signal, commit, progress, store, oweCleansing })
  } catch (error) {
    const failure = failureOf(error)
    if (failure !== null && !signal.aborted)
      await commit({ fault: failure.key }, ({ db }) =>
        db.update('connection', connectionId, null, { status: 'failing', lastFault: failure }),
      )
    // Whatever the work made of it: it ended because the store went offline.
    throw offline.aborted && !context.signal.aborted ? new Fault('offline', { cause: error }) : error
  } finally {
    await connector?.close()
    // Each call that went out is on record, also the last ones of a run that was cancelled.
    if (calls.length > 0) await context.note({ connection: connectionId, calls })
  }
}

/** @throws Fault `invalid-input` where no connector file has this key */
export function definitionOf(catalogue: Catalogue, key: string): ConnectorDefinition {
  const definition = catalogue.get(key)
  if (definition === undefined)
    throw new Fault('invalid-input', { issues: [{ path: ['connector'], key: 'notOneOf' }] })
  return definition
}

/** The words for a fault of the system, with where it happened; null for any other error. */
function failureOf(error: unknown): Message | null {
  if (!(error instanceof Fault) || !connectorFaults.has(error.code)) return null
  return { key: `connector:fault.${error.code}`, params: { ...error.params }, article: null }
}

const connectorFaults: ReadonlySet<FaultCode> = new Set([
  'address-refused',
  'connector-unreachable',
  'connector-refused',
  'connector-forbidden',
  'connector-throttled',
  'connector-failed',
  'connector-answer-malformed',
])
