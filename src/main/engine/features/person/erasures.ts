import * as z from 'zod'
import { ErasureGround } from '#shared/contract/codes.ts'
import type { ErasedPerson } from '#shared/contract/person.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { QueryContext } from '../../router/index.ts'
import { copiesWith } from '../../store/backup/index.ts'
import { metErased, owedCleansing, readLedger } from '../../store/index.ts'

/** What the entry of an erasure notes of it. */
const Note = z.object({
  ledger: z.string(),
  ground: ErasureGround,
  request: id('request').nullable(),
})

/** What the entry of an ended suppression notes of it. */
const EndNote = z.object({ ledger: z.string(), endedAt: Instant, reason: z.string() })

/**
 * The ledger of erasures, the newest first, with what the audit log says of each and the copies from before it; and how many
 * blanked files of requests stand in it.
 */
export async function listErasures(
  { store }: OpenSession,
  { db, zone, connection }: Pick<QueryContext, 'db' | 'zone' | 'connection'>,
): Promise<{ readonly items: ErasedPerson[]; readonly blankedFiles: number }> {
  const erasedBy = await noted(db, 'person.erase', Note)
  const endedBy = await noted(db, 'person.endSuppression', EndNote)
  const labelOf = (actor: string) => store.keyring.labels.get(actor) ?? actor
  const met = await metErased(db)
  const copies = await copiesWith(store, { db, zone })
  const owed = owedCleansing(connection)
  const { people, requests } = readLedger(store.folder)
  const items = people
    .map(({ person, at, endedAt }) => {
      const entry = erasedBy.find(({ note, at: notedAt }) => note.ledger === person && notedAt >= at)
      const end = endedBy.find(({ note }) => note.ledger === person && note.endedAt === endedAt)
      return {
        person,
        at,
        by: entry ? labelOf(entry.actor) : null,
        ground: entry?.note.ground ?? null,
        requestId: entry?.note.request ?? null,
        ended: endedAt && {
          at: endedAt,
          by: end ? labelOf(end.actor) : null,
          reason: end?.note.reason ?? null,
        },
        metAt: endedAt === null ? (met.get(person)?.at ?? null) : null,
        isCleansed: owed === null || at < owed.since,
        copies: copies.filter(({ createdAt }) => createdAt <= at),
      }
    })
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  return { items, blankedFiles: requests.length }
}

/** The entries of the audit log of an action, the oldest first, with what each notes. */
async function noted<N>({ kysely }: QueryContext['db'], action: string, schema: z.ZodType<N>) {
  const rows = await kysely
    .selectFrom('audit')
    .innerJoin('auditPayload', 'auditPayload.seq', 'audit.seq')
    .select(['audit.actor', 'audit.at', 'auditPayload.content'])
    .where('audit.action', '=', action)
    .orderBy('audit.seq')
    .execute()
  return rows.flatMap(({ actor, at, content }) => {
    const note: unknown = Reflect.get(Object(JSON.parse(content)), 'note')
    const { data } = schema.safeParse(note)
    return data === undefined ? [] : [{ actor, at, note: data }]
  })
}
