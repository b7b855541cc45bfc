import type { organisationContract } from '#shared/contract/organisation.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'

export const organisationHandlers: HandlersOf<typeof organisationContract> = {
  get: async (_input, { db }) => organisationOf(db),
  update: async ({ id, revision, changes }, { db }) => db.update('organisation', id, revision, changes),
}

/** The organisation of the store. @throws Fault `store-damaged` when there is none */
export async function organisationOf(db: ReadDb): Promise<EntityOf<'organisation'>> {
  const organisation = (await db.all('organisation'))[0]
  if (!organisation) throw new Fault('store-damaged', { params: { file: 'store.db' } })
  return organisation
}
