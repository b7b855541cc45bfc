import type { Id } from '#shared/kernel/ids.ts'
import type { WriteDb } from '../storage/index.ts'

/**
 * Removes everything that the store keeps of a person of a connected system: the record with its properties, what it is
 * found by, and the content of the audit entries about it, whose hashes stay so that the chain still holds. The audit log
 * is told nothing of what was removed.
 */
export async function erasePerson({ kysely }: WriteDb, id: Id<'person'>): Promise<void> {
  // Keys and properties go with the person; the schema says so.
  await kysely.deleteFrom('person').where('id', '=', id).execute()
  await kysely
    .deleteFrom('auditPayload')
    .where('seq', 'in', (from) => from.selectFrom('audit').select('seq').where('entityId', '=', id))
    .execute()
}
