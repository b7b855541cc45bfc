import * as z from 'zod'
import { ErasureGround } from '#shared/contract/codes.ts'
import type { ErasedPerson } from '#shared/contract/person.ts'
import { id } from '#shared/kernel/ids.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { QueryContext } from '../../router/index.ts'
import { copiesWith } from '../../store/backup/index.ts'
import { metErased, owedCleansing, readErasures } from '../../store/index.ts'

/** What the entry of an erasure notes of it. */
const Note = z.object({
  ledger: z.string(),
  ground: ErasureGround,
  request: id('request').nullable(),
})

/** The ledger of erasures, the newest first, with what the audit log says of each and the copies from before it. */
export async function listErasures(
  { store }: OpenSession,
  { db, zone, connection }: Pick<QueryContext, 'db' | 'zone' | 'connection'>,
): Promise<ErasedPerson[]> {
  const noted = await notedErasures(db)
  const met = await metErased(db)
  const copies = await copiesWith(store, { db, zone })
  const owed = owedCleansing(connection)
  return readErasures(store.folder)
    .map(({ person, at }) => {
      const entry = noted.get(person)
      return {
        person,
        at,
        by: entry ? (store.keyring.labels.get(entry.actor) ?? entry.actor) : null,
        ground: entry?.note.ground ?? null,
        requestId: entry?.note.request ?? null,
        metAt: met.get(person)?.at ?? null,
        isCleansed: owed === null || at < owed.since,
        copies: copies.filter(({ createdAt }) => createdAt <= at),
      }
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
}

/** The entries of the audit log about erasures, by their line in the ledger. */
async function notedErasures({ kysely }: QueryContext['db']) {
  const rows = await kysely
    .selectFrom('audit')
    .innerJoin('auditPayload', 'auditPayload.seq', 'audit.seq')
    .select(['audit.actor', 'auditPayload.content'])
    .where('audit.action', '=', 'person.erase')
    .execute()
  return new Map(
    rows.flatMap(({ actor, content }) => {
      const { data } = z.object({ note: Note }).safeParse(JSON.parse(content))
      return data ? [[data.note.ledger, { actor, note: data.note }] as const] : []
    }),
  )
}
