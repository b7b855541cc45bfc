import { checkStore, type StoreCheck } from './store-check.ts'
import { openByRecoveryKey } from './workplace.ts'

/** Whether an import was begun and is not finished. */
export async function isSyncing(path: string, recoveryKey: string): Promise<boolean> {
  return (await readingsIn(path, recoveryKey)).some(({ read }) => read !== null)
}

/** Each page of people is there with the place of the next one, or neither; an import that was finished is there whole. */
export const checkSync: StoreCheck = async (path, recoveryKey, facts) => {
  const readings = await readingsIn(path, recoveryKey)
  const finished = facts.flatMap((fact) => (fact.fact === 'synced' ? [fact] : []))
  return [
    ...readings.flatMap(({ connectionId, read, people }) =>
      read === null || read === people
        ? []
        : [`${connectionId} has ${people} people after ${read} were read`],
    ),
    ...finished.flatMap(({ connectionId, people }) =>
      readings.some((reading) => reading.connectionId === connectionId && reading.people === people)
        ? []
        : [`the import of ${connectionId} is lost`],
    ),
    ...(await checkStore(path, recoveryKey, facts)),
  ]
}

/** How far each import came: what it says that it read, null once it is finished, and the people who are there. */
async function readingsIn(path: string, recoveryKey: string) {
  const { reader, close } = await openByRecoveryKey(path, recoveryKey)
  try {
    return reader.raw
      .prepare(
        `select connection.id as connectionId, json_extract(syncCursor.state, '$.run.read') as read,
           (select count(*) from person where person.connectionId = connection.id) as people
         from connection left join syncCursor on syncCursor.connectionId = connection.id`,
      )
      .all() as { connectionId: string; read: number | null; people: number }[]
  } finally {
    await close()
  }
}
