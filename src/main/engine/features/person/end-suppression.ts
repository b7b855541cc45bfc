import type { personContract } from '#shared/contract/person.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import { type Erasure, personHash, readLedger, writeLedger } from '../../store/index.ts'

type Handler = HandlersOf<typeof personContract>['endSuppression']

/**
 * Lets somebody who was erased come back with the next synchronisation. Their lines stay in the ledger, because what older
 * copies hold of them was erased all the same.
 * @throws Fault `not-found` of the connection; `invalid-input` where nobody of this identifier is kept away
 */
export async function endSuppression(
  { store }: OpenSession,
  { connectionId, externalId, reason }: Parameters<Handler>[0],
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
): Promise<void> {
  await db.get('connection', connectionId)
  const person = personHash(store.keyring.keys.erasures, { connectionId, externalId })
  const ledger = readLedger(store.folder)
  const isMeant = (erasure: Erasure) => erasure.person === person && erasure.endedAt === null
  if (!ledger.people.some(isMeant))
    throw new Fault('invalid-input', { issues: [{ path: ['externalId'], key: 'notKeptAway' }] })
  db.note({ ledger: person, endedAt: now, reason })
  // Last: nobody comes back of whom the log would not say why.
  writeLedger(store.folder, {
    ...ledger,
    people: ledger.people.map((erasure) => (isMeant(erasure) ? { ...erasure, endedAt: now } : erasure)),
  })
}
