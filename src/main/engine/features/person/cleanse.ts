import { setImmediate as pause } from 'node:timers/promises'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, JobContext } from '../../router/index.ts'
import {
  cleansePeople,
  cleanseRequests,
  oweCleansing,
  owedCleansing,
  settleCleansing,
} from '../../store/index.ts'

/** The cleansing of the open store's pages after people were removed or blanked: a job, one at a time, owed until its end. */
export interface Cleansing {
  /** Notes in the transaction that removes people that it is owed, and starts it once that is on the disk. */
  owe(
    session: OpenSession,
    context: Pick<CommandContext, 'db' | 'connection' | 'now'>,
    of?: 'people' | 'requests',
  ): void
  /** Starts it where it is owed and does not run. Whatever keeps it from its end, it stays owed. */
  start(session: OpenSession): void
  /** The work of the job when somebody asks for it; waits for one that runs. */
  run(session: OpenSession, context: JobContext): Promise<{ readonly rounds: number }>
  /**
   * Brings what is owed to its end before a copy of the database is made: until then a table that is being written anew may
   * hold who was erased meanwhile. A copy is made all the same when it fails: that one owes what this store owes.
   */
  settle(session: OpenSession, context: JobContext): Promise<void>
  /** Resolves when none runs any more, however it ended. */
  ended(session: OpenSession): Promise<void>
}

export function createCleansing(): Cleansing {
  const running = new WeakMap<OpenSession['store'], Promise<boolean>>()
  const ended = async ({ store }: OpenSession) => {
    while (running.has(store)) await running.get(store)
  }
  const start = (session: OpenSession) => {
    const { store, jobs, actor } = session
    if (running.has(store) || owedCleansing(store.writer) === null) return
    const begun = new Promise<boolean>((end) => {
      const work = (context: JobContext) =>
        cleanse(session, context).then(
          (done) => {
            end(true)
            return done
          },
          (error: unknown) => {
            end(false)
            throw error
          },
        )
      // What keeps the job from being started meets the next command too; the next opening starts it again.
      jobs.start('person.cleanse', {}, actor, work).catch(() => end(false))
    }).then((isDone) => {
      running.delete(store)
      // Somebody may have been removed since the last look.
      if (isDone) start(session)
      return isDone
    })
    running.set(store, begun)
  }
  return {
    owe: (session, { db, connection, now }, of) => {
      oweCleansing(connection, now, of)
      db.afterCommit(() => start(session))
    },
    start,
    run: async (session, context) => {
      await ended(session)
      return cleanse(session, context)
    },
    settle: async (session, context) => {
      await ended(session)
      await cleanse(session, context).catch(() => context.signal.throwIfAborted())
    },
    ended,
  }
}

async function cleanse({ store }: OpenSession, context: JobContext): Promise<{ readonly rounds: number }> {
  let rounds = 0
  for (let owed = owedCleansing(store.writer); owed !== null; owed = owedCleansing(store.writer)) {
    rounds += 1
    const pieces = tablesOf(owed, store.writer)
    for (;;) {
      context.signal.throwIfAborted()
      const { value: piece } = await store.transact({ action: 'person.cleanse', audit: 'none' }, async () =>
        pieces.next(),
      )
      if (piece.done) break
      context.progress({
        ...piece.value,
        step: { key: 'person:step.cleansing', params: {}, article: null },
      })
      // Whoever waits for the store comes in between.
      await pause()
    }
    const settled = owed
    await context.commit({ owedSince: settled.since }, async ({ db, connection }) => {
      settleCleansing(connection, settled)
      // What was written in between still stands in the write-ahead log.
      db.afterCommit(() => void connection.raw.pragma('wal_checkpoint(TRUNCATE)'))
    })
  }
  return { rounds }
}

function* tablesOf(
  { requests }: { readonly requests: boolean },
  writer: OpenSession['store']['writer'],
): ReturnType<typeof cleansePeople> {
  if (requests) yield* cleanseRequests(writer)
  yield* cleansePeople(writer)
}
