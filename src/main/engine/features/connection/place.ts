import { Fault } from '#shared/kernel/faults.ts'
import type { Actor, CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { dropSecret, hasSecret } from '../secret.ts'

type Connection = EntityOf<'connection'>

/** Addresses outside the connector's own are approved by the data protection officer. @throws Fault `forbidden` */
export function requireApproval(actor: Actor, allowPrivate: boolean): void {
  if (allowPrivate && actor.role !== 'dpo')
    throw new Fault('forbidden', { params: { operation: 'connection.allowPrivate', role: actor.role } })
}

/** Whether a connection would call another system than before, so that its secret must not be sent there. */
export function leadsElsewhere(before: Connection, after: Connection): boolean {
  return (
    before.connector !== after.connector ||
    before.baseUrl !== after.baseUrl ||
    before.allowPrivate !== after.allowPrivate
  )
}

/**
 * What follows from an undo: who changes the place of a connection needs approval for it, and the secret is not sent there.
 * @param replaced what it was a moment ago; null: it had been removed, and its secret with it
 * @throws Fault `forbidden`
 */
export async function connectionRestored(
  id: string,
  { db, actor }: CommandContext,
  replaced: Connection | null,
): Promise<void> {
  const connection = await db.get('connection', id)
  const isElsewhere = replaced === null || leadsElsewhere(replaced, connection)
  if (isElsewhere) requireApproval(actor, connection.allowPrivate)
  if (isElsewhere || !connection.hasSecret) await dropSecret(db, id)
  const isKept = await hasSecret(db, id)
  if (connection.hasSecret === isKept) return
  await db.update('connection', id, null, {
    hasSecret: isKept,
    ...(isKept ? {} : { status: 'untested' as const, lastFault: null }),
  })
}
