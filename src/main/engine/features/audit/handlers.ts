import { sql } from 'kysely'
import type { auditContract } from '#shared/contract/audit.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'
import { checkpointHandlers } from './checkpoint-handlers.ts'
import { exportHandlers } from './export-handlers.ts'
import { listEntries } from './list.ts'
import { type AuditParts, labelIn } from './parts.ts'
import { revert } from './revert.ts'
import { lastCheck, lastKept, verifyHandlers } from './verify-handlers.ts'

export function auditHandlers(parts: AuditParts): HandlersOf<typeof auditContract> {
  const { store, revertRules } = parts
  return {
    ...verifyHandlers(parts),
    ...exportHandlers(parts),
    ...checkpointHandlers(parts),
    list: (input, context) => listEntries(input, context, store().keyring),
    state: async (_input, { db, connection }) => {
      const distinct = async (column: 'action' | 'entity') => {
        const { rows } = await sql<{ value: string | null }>`
          select distinct ${sql.ref(column)} as value from audit order by 1`.execute(db.kysely)
        return rows.flatMap(({ value }) => (value === null ? [] : [value]))
      }
      const [actions, entities, verified] = await Promise.all([
        distinct('action'),
        distinct('entity'),
        lastCheck(db, store()),
      ])
      const count = connection.raw.prepare('select count(*) as entries from audit').get() as {
        entries: number
      }
      return {
        ...count,
        actions,
        entities,
        actors: [...store().keyring.publicKeys.keys()].map((id) => ({ id, label: labelIn(store(), id) })),
        rollback: store().rollback,
        verified,
        kept: lastKept(connection),
      }
    },
    revert: async ({ seq }, context) => revert(seq, context, revertRules),
    acknowledgeRollback: async ({ reason }, { db }) => {
      const { rollback } = store()
      if (rollback === null) throw new Fault('not-rolled-back')
      db.note({ ...rollback, acknowledgedBecause: reason })
      return {}
    },
  }
}
