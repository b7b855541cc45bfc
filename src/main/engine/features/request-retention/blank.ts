import type { KeptBecause, requestRetentionContract } from '#shared/contract/request-retention.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import { copiesWith } from '../../store/backup/index.ts'
import { blankRequest, keepBlankings, requestFiles, requestHash } from '../../store/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { requireNoHold } from '../legal-hold/index.ts'
import type { Cleansing } from '../person/index.ts'
import { retentionPolicies } from '../retention-policy.ts'
import { keptBecause } from './kept.ts'

type Blanked = Awaited<ReturnType<HandlersOf<typeof requestRetentionContract>['blank']>>

/**
 * Blanks files of requests, all of them or none. What their rows left in the free parts of pages a job removes, which begins
 * at once; a backup from before that is restored blanks them again, by their lines in the ledger.
 * @throws Fault `not-found`, `request-blanked`, `under-legal-hold`; `request-kept` before the retention date, or while an
 *   authority's file or an action that names the request is open
 */
export async function blank(
  { session, cleansing }: { readonly session: OpenSession; readonly cleansing: Cleansing },
  ids: readonly Id<'request'>[],
  context: CommandContext,
): Promise<Blanked> {
  const { db, connection, today, now, zone } = context
  const [{ monthsAfterClosing: months }] = await retentionPolicies(db)
  const requests = await Promise.all([...new Set(ids)].map((id) => db.get('rightsRequest', id)))
  for (const { id } of requests) await requireNotBlanked(db, id)
  const kept = await keptBecause(db, requests, { today, months })
  for (const { id, reference } of requests) {
    const [because] = kept.get(id) ?? []
    if (because?.because === 'hold') await requireNoHold(db, today, [because.recordId])
    if (because !== undefined) throw refusal(reference, because)
  }
  const copies = await copiesWith(session.store, { db, zone })
  for (const file of await requestFiles(db, requests))
    await blankRequest(db, connection, file, { today, now })
  db.note({ files: requests.map(({ reference }) => reference), months, copies: copies.length })
  cleansing.owe(session, context, 'requests')
  // What was removed still stands in the write-ahead log.
  db.afterCommit(() => void connection.raw.pragma('wal_checkpoint(TRUNCATE)'))
  const key = session.store.keyring.keys.erasures
  // Last: the ledger must not name a file that a failure above left whole.
  keepBlankings(
    session.store.folder,
    requests.map(({ id }) => ({ at: now, request: requestHash(key, id) })),
  )
  return { blanked: requests.map(({ reference }) => reference), copies: [...copies] }
}

function refusal(reference: string, { because, until, reference: by }: KeptBecause): Fault {
  return new Fault('request-kept', { params: { context: because, reference, until, by } })
}
