import type { CommandContext } from '../../router/index.ts'
import { refuseHeld } from '../legal-hold/index.ts'
import { heldPeople } from '../person/index.ts'
import { dropSecret } from '../secret.ts'

/**
 * Removes a connection with its secret, the people that it read and its snapshots. The datasets and fields that it found
 * stay in the inventory: activities may name them.
 * @returns how many people went with it
 * @throws Fault `under-legal-hold` when one of these people is kept for a claim or an inquiry
 */
export async function removeConnection(
  { db, connection, today }: CommandContext,
  id: string,
  revision: number,
): Promise<{ readonly people: number }> {
  refuseHeld((await heldPeople(db, today, await db.get('connection', id))).holds)
  const snapshots = await db.all('snapshot', { connectionId: id })
  for (const snapshot of snapshots) {
    await db.kysely.deleteFrom('snapshotContent').where('snapshotId', '=', snapshot.id).execute()
    await db.remove('snapshot', snapshot.id, null)
  }
  for (const dataset of await db.all('dataset', { connectionId: id }))
    await db.update('dataset', dataset.id, null, { connectionId: null })
  const people = connection.raw.prepare('delete from person where connectionId = ?').run(id).changes
  await dropSecret(db, id)
  await db.kysely.deleteFrom('syncCursor').where('connectionId', '=', id).execute()
  db.note({ people, snapshots: snapshots.length })
  await db.remove('connection', id, revision)
  return { people }
}
