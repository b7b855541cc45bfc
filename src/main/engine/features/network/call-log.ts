import { Fault } from '#shared/kernel/faults.ts'
import type { CallLog } from '../../connector/index.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events } from '../../router/index.ts'
import type { EntityOf, WriteDb } from '../../storage/index.ts'

/** The most calls that are kept. */
const keptCalls = 20_000
/** The log is cut to its length at the first call of a piece of work and again after so many. */
const cutEvery = 500

interface Surroundings {
  readonly store: Pick<OpenSession['store'], 'transact'>
  readonly gate: OpenSession['gate']
  readonly events: Pick<Events, 'publish'>
}

/**
 * The network log of the open store, for the calls of one connection. A call stands in it before it leaves, so that a
 * process which ends in its midst hides nothing; while the store is offline it is noted as refused and does not leave.
 */
export function callLog(
  { store, gate, events }: Surroundings,
  connection: Pick<EntityOf<'connection'>, 'id' | 'name'>,
): CallLog {
  let made = 0
  const keep = async <T>(write: (db: WriteDb) => Promise<T>) => {
    const { value } = await store.transact({ action: 'network.call', audit: 'none' }, write)
    events.publish({ type: 'changed', entities: ['networkCall'] })
    return value
  }
  return {
    begin: async (call) => {
      const isRefused = gate.isOffline()
      const { id } = await keep(async (db) => {
        if (made++ % cutEvery === 0) await cut(db)
        return db.insert('networkCall', {
          ...call,
          connectionId: connection.id,
          connection: connection.name,
          status: null,
          bytes: 0,
          milliseconds: 0,
          outcome: isRefused ? 'refused' : 'open',
          reason: isRefused ? 'offline' : '',
        })
      })
      // Asked again: the store may have gone offline while the line was written.
      if (gate.isOffline()) {
        if (!isRefused)
          await keep((db) => db.update('networkCall', id, null, { outcome: 'refused', reason: 'offline' }))
        throw new Fault('offline')
      }
      return async (end) => {
        await keep((db) => db.update('networkCall', id, null, end))
      }
    },
  }
}

/** Calls that were under way when the engine ended are told apart from those of which the end is known. */
export async function markInterruptedCalls({ transact }: Surroundings['store']): Promise<void> {
  await transact({ action: 'network.interrupted', audit: 'none' }, (db) =>
    db.kysely
      .updateTable('networkCall')
      .set({ outcome: 'interrupted' })
      .where('outcome', '=', 'open')
      .execute(),
  )
}

/** Leaves room for one more; the oldest go. */
async function cut({ kysely }: WriteDb): Promise<void> {
  await kysely
    .deleteFrom('networkCall')
    .where('id', 'in', (query) =>
      query
        .selectFrom('networkCall')
        .select('id')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(-1)
        .offset(keptCalls - 1),
    )
    .execute()
}
