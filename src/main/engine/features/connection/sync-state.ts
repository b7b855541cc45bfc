import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import type { CommandContext } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'

/** Where the reading of people stands, kept with each page: whatever ends the run, the next one goes on from here. */
const SyncState = z.object({
  /** A run that is not finished; null: the last one reached its end. */
  run: z
    .object({
      scope: z.enum(['all', 'changed']),
      /** Where a run of changes begins. */
      sinceMilliseconds: z.number(),
      startedAt: Instant,
      read: z.number(),
      added: z.number(),
      refused: z.number(),
      /** People who were erased here and are still there: nothing of them is kept. */
      suppressed: z.number().default(0),
    })
    .nullable(),
  /** When the last finished run began, and the last that read all. */
  completedAt: Instant.nullable(),
  completedAllAt: Instant.nullable(),
  /** The fields that were asked for, so that one that vanishes is noticed. */
  properties: z.array(z.string()),
})
export type SyncState = z.infer<typeof SyncState>
export type SyncRun = NonNullable<SyncState['run']>

export interface StoredSync {
  readonly cursor: string | null
  readonly state: SyncState
}

const fresh: StoredSync = {
  cursor: null,
  state: { run: null, completedAt: null, completedAllAt: null, properties: [] },
}

/** @param dataset the object type of the people */
export async function readSync(db: ReadDb, connectionId: string, dataset: string): Promise<StoredSync> {
  const row = await db.kysely
    .selectFrom('syncCursor')
    .select(['cursor', 'state'])
    .where('connectionId', '=', connectionId)
    .where('dataset', '=', dataset)
    .executeTakeFirst()
  if (row === undefined) return fresh
  return { cursor: row.cursor === '' ? null : row.cursor, state: SyncState.parse(JSON.parse(row.state)) }
}

/** What was read of the people of a system: their object type, their properties, and when it last came to its end. */
interface PeopleReading extends Pick<SyncState, 'completedAt' | 'properties'> {
  readonly dataset: string
}

/** The reading of each connection that was begun. */
export async function peopleReadings({ kysely }: ReadDb): Promise<ReadonlyMap<string, PeopleReading>> {
  const rows = await kysely.selectFrom('syncCursor').selectAll().execute()
  return new Map(
    rows.map(({ connectionId, dataset, state }) => {
      const { completedAt, properties } = SyncState.parse(JSON.parse(state))
      return [connectionId, { dataset, completedAt, properties }]
    }),
  )
}

/** When each connection was last read whole; those that never were are left out. */
export async function wholeReadings({ kysely }: ReadDb): Promise<ReadonlyMap<string, Instant>> {
  const rows = await kysely.selectFrom('syncCursor').select(['connectionId', 'state']).execute()
  return new Map(
    rows.flatMap(({ connectionId, state }) => {
      const { completedAllAt } = SyncState.parse(JSON.parse(state))
      return completedAllAt === null ? [] : [[connectionId, completedAllAt] as const]
    }),
  )
}

export async function keepSync(
  { db }: Pick<CommandContext, 'db'>,
  connectionId: string,
  dataset: string,
  { cursor, state }: StoredSync,
): Promise<void> {
  const row = { cursor: cursor ?? '', state: JSON.stringify(state) }
  await db.kysely
    .insertInto('syncCursor')
    .values({ connectionId, dataset, ...row })
    .onConflict((conflict) => conflict.columns(['connectionId', 'dataset']).doUpdateSet(row))
    .execute()
}
