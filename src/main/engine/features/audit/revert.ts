import { metaOf } from '#shared/contract/operations.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import type { Actor, CommandContext } from '../../router/index.ts'
import { type EntityName, isEntityName } from '../../storage/index.ts'

/** What a feature does after one of its records was put back: dates that follow from events are computed anew. */
export type AfterRevert = Partial<
  Record<EntityName, (id: string, context: CommandContext) => Promise<unknown>>
>

/** Puts a record back to what it was before an entry, as a change of its own that can be reverted in turn. */
export async function revert(seq: number, context: CommandContext, afterRevert: AfterRevert) {
  const { db, connection } = context
  const entry = connection.raw
    .prepare(
      `select a.action, a.entity, a.entityId, p.content
       from audit a left join auditPayload p on p.seq = a.seq where a.seq = ?`,
    )
    .get(seq) as
    | { action: string; entity: string | null; entityId: string | null; content: string | null }
    | undefined
  if (!entry?.entity || !entry.entityId || !isEntityName(entry.entity)) {
    throw new Fault('not-found', { params: { entity: 'audit', id: String(seq) } })
  }
  if (entry.entity === 'clockEvent') throw new Fault('legal-event-stays')
  if (entry.content === null)
    throw new Fault('not-found', { params: { entity: 'auditPayload', id: String(seq) } })
  const { before, after } = JSON.parse(entry.content) as {
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  }
  const { actor } = context
  requireRole(entry.action, actor)
  // Undoing the making of a record removes it.
  if (before === null) requireRole(`${entry.entity}.remove`, actor)
  const now = await db.find(entry.entity, entry.entityId)
  const revision = (record: unknown) => (record as { revision?: number } | null)?.revision ?? null
  if (revision(now) !== revision(after))
    throw new Fault('changed-meanwhile', { params: { seen: seq, found: 0 } })
  // The bytes of a file are not kept with its history: what was removed is gone.
  if (entry.entity === 'attachment' && now === null) throw new Fault('file-gone')
  if (before === null) await db.remove(entry.entity, entry.entityId, null)
  else await db.put(entry.entity, { ...before, revision: (revision(now) ?? revision(before) ?? 0) + 1 })
  if (before !== null) await afterRevert[entry.entity]?.(entry.entityId, context)
  return { entity: entry.entity, entityId: entry.entityId }
}

/**
 * An undo is the same act as what it undoes: it needs the role that the operation declares. What no operation of today
 * did is the `dpo`'s.
 */
function requireRole(operation: string, { role }: Actor): void {
  const roles = metaOf(operation)?.roles ?? dpoOnly
  if (!roles.includes(role)) throw new Fault('forbidden', { params: { operation, role } })
}
