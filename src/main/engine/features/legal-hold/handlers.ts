import type { legalHoldContract } from '#shared/contract/legal-hold.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'
import { isEntityName, tables } from '../../storage/index.ts'
import { requireNotBlanked } from '../blanked.ts'
import { registerHandlers } from '../register.ts'

const { list, get } = registerHandlers('legalHold')

export const legalHoldHandlers: HandlersOf<typeof legalHoldContract> = {
  list,
  get,
  place: async ({ subjectId, reason, until }, { db, today, actor }) => {
    if (until !== null && until < today)
      throw new Fault('invalid-input', { issues: [{ path: ['until'], key: 'inPast' }] })
    await db.get(entityOf(subjectId), subjectId)
    await requireNotBlanked(db, subjectId)
    return db.insert('legalHold', {
      subjectId,
      reason,
      from: today,
      until,
      placedBy: actor.label,
      liftedOn: null,
      liftedBy: '',
      liftReason: '',
    })
  },
  lift: async ({ id, revision, reason }, { db, today, actor }) => {
    const { liftedOn } = await db.get('legalHold', id)
    if (liftedOn !== null) throw new Fault('not-found', { params: { entity: 'legalHold', id } })
    return db.update('legalHold', id, revision, {
      liftedOn: today,
      liftedBy: actor.label,
      liftReason: reason,
    })
  },
}

/** The entity of a record by the prefix of its identifier. */
function entityOf(id: string) {
  const prefix = id.slice(0, id.indexOf('_'))
  const name = Object.keys(tables).find((entity) => isEntityName(entity) && tables[entity].prefix === prefix)
  if (name === undefined || !isEntityName(name)) throw new Error(`no entity for ${prefix}`)
  return name
}
