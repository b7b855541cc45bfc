import type { Instant } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { peopleReadings } from '../connection/index.ts'

/** A connected system whose people are kept here, with what is known of their fields. */
export interface PeopleSystem {
  readonly connectionId: Id<'connection'>
  readonly systemId: Id<'system'>
  readonly name: string
  readonly records: number
  /** When a reading of its people last came to its end; null: never. */
  readonly readAt: Instant | null
  /** The data set of its people; null: it was not discovered. */
  readonly dataset: EntityOf<'dataset'> | null
  /** The fields of that data set that are still there. */
  readonly fields: readonly EntityOf<'field'>[]
  /** The properties that are read of each person, and kept here. */
  readonly keptProperties: ReadonlySet<string>
}

/** The systems of these connections, in their order; of all connections where none is named. */
export async function peopleSystems(
  db: ReadDb,
  ids: readonly Id<'connection'>[] | null,
): Promise<readonly PeopleSystem[]> {
  const connections = ids === null ? await db.all('connection') : await db.all('connection', { ids })
  const [systems, readings, rows] = await Promise.all([
    db.all('system', { ids: connections.map(({ systemId }) => systemId) }),
    peopleReadings(db),
    db.kysely
      .selectFrom('person')
      .select(({ fn }) => ['connectionId', fn.countAll<number>().as('records')])
      .groupBy('connectionId')
      .execute(),
  ])
  const names = new Map(systems.map(({ id, name }) => [id, name]))
  const records = new Map(rows.map((row) => [row.connectionId, row.records]))
  const datasets = await db.all('dataset', { connectionId: connections.map(({ id }) => id) })
  return Promise.all(
    connections.map(async ({ id: connectionId, systemId, name }) => {
      const reading = readings.get(connectionId)
      const dataset =
        datasets.find((each) => each.connectionId === connectionId && each.name === reading?.dataset) ?? null
      const fields = dataset === null ? [] : await db.all('field', { datasetId: [dataset.id] })
      return {
        connectionId,
        systemId,
        name: names.get(systemId) ?? name,
        records: records.get(connectionId) ?? 0,
        readAt: reading?.completedAt ?? null,
        dataset,
        fields: fields.filter(({ vanishedAt }) => vanishedAt === null),
        keptProperties: new Set(reading?.properties),
      }
    }),
  )
}

/** A person as the system holds them, with everything that was read. */
export interface HeldPerson
  extends Pick<
    EntityOf<'person'>,
    | 'id'
    | 'connectionId'
    | 'externalId'
    | 'email'
    | 'phone'
    | 'country'
    | 'createdInSourceAt'
    | 'updatedInSourceAt'
  > {
  readonly values: Readonly<Record<string, string | null>>
}

/** Everybody whom a connection holds, in pieces: who reads them lets others have a turn in between. */
export async function* peopleOf(
  { kysely }: ReadDb,
  connectionId: Id<'connection'>,
): AsyncGenerator<readonly HeldPerson[]> {
  let after = ''
  for (;;) {
    const rows = await kysely
      .selectFrom('person')
      .leftJoin('personProperties', 'personProperties.personId', 'person.id')
      .select([
        'id',
        'connectionId',
        'externalId',
        'email',
        'phone',
        'country',
        'createdInSourceAt',
        'updatedInSourceAt',
        'properties',
      ])
      .where('connectionId', '=', connectionId)
      .where('externalId', '>', after)
      .orderBy('externalId')
      .limit(piece)
      .execute()
    yield rows.map(({ properties, ...person }) => ({ ...person, values: JSON.parse(properties ?? '{}') }))
    after = rows.at(-1)?.externalId ?? ''
    if (rows.length < piece) return
  }
}

const piece = 1_000
