import { type SqlBool, sql } from 'kysely'
import type { processingActivityContract } from '#shared/contract/processing-activity.ts'
import { Fault } from '#shared/kernel/faults.ts'
import activityStates from '../../../../../resources/law/states/processing-activity.json' with {
  type: 'json',
}
import type { HandlersOf } from '../../router/index.ts'
import { requireDecision } from '../decision.ts'
import { requireNoHold } from '../legal-hold/index.ts'
import { applyChanges, registerHandlers } from '../register.ts'
import { requireTransition } from '../transition.ts'
import { completenessOf, missingCells } from './completeness.ts'

const register = registerHandlers('processingActivity')

export const processingActivityHandlers: HandlersOf<typeof processingActivityContract> = {
  ...register,
  list: async (input, { db }) => db.list('processingActivity', input, { fieldIds }),
  create: async (values, { db }) =>
    db.insert('processingActivity', {
      ...values,
      // Only a decision of the controller approves an entry.
      status: values.status === 'approved' ? 'draft' : values.status,
      approval: null,
      approvedAt: null,
      completeness: completenessOf(values),
    }),
  update: async ({ id, revision, changes }, { db }) => {
    const before = await db.get('processingActivity', id)
    const after = applyChanges(before, changes)
    if (changes.status !== undefined) {
      if (changes.status === 'approved' && before.status !== 'approved')
        throw new Fault('decision-needs-decider')
      requireTransition(activityStates, before.status, changes.status)
    }
    const contentChanged = Object.keys(changes).some((name) => name !== 'status' && name !== 'reviewOn')
    // An approved entry that is edited is a new draft: what was approved stands in its history.
    const reopened = before.status === 'approved' && contentChanged && changes.status === undefined
    return db.update('processingActivity', id, revision, {
      ...changes,
      ...(reopened ? { status: 'draft' as const, approval: null, approvedAt: null } : {}),
      ...(changes.status !== undefined && changes.status !== 'approved'
        ? { approval: null, approvedAt: null }
        : {}),
      completeness: completenessOf(after),
    })
  },
  remove: async ({ id, revision }, { db, today }) => {
    await requireNoHold(db, today, [id])
    await db.remove('processingActivity', id, revision)
    return {}
  },
  missing: async ({ id }, { db }) => ({ missing: missingCells(await db.get('processingActivity', id)) }),
  approve: async ({ id, revision, decision }, { db, now, today, actor }) => {
    requireDecision(decision, { actor, today })
    const before = await db.get('processingActivity', id)
    requireTransition(activityStates, before.status, 'approved')
    return db.update('processingActivity', id, revision, {
      status: 'approved',
      approval: decision,
      approvedAt: now,
    })
  },
  duplicate: async ({ id, name }, { db, newId }) => {
    const source = await db.get('processingActivity', id)
    const {
      id: _id,
      reference: _reference,
      revision: _revision,
      createdAt: _c,
      updatedAt: _u,
      ...content
    } = source
    return db.insert('processingActivity', {
      ...content,
      name,
      status: 'draft',
      approval: null,
      approvedAt: null,
      purposes: content.purposes.map((purpose) => ({ ...purpose, id: newId('purpose') })),
    })
  },
}

function fieldIds(ids: readonly string[]) {
  return sql<SqlBool>`id in (select fromId from link where toId in (${sql.join(ids)}))`
}
