import type { organisationContract } from '#shared/contract/organisation.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Calendars, requireCalendar } from '../../law/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { applyChanges } from '../register.ts'

export function organisationHandlers(calendars: Calendars): HandlersOf<typeof organisationContract> {
  return {
    get: async (_input, { db }) => organisationOf(db),
    update: async ({ id, revision, changes }, { db }) => {
      if (parts.some((part) => changes[part] !== undefined)) {
        requireCalendar(calendars, applyChanges(await organisationOf(db), changes))
      }
      return db.update('organisation', id, revision, changes)
    },
    regions: async ({ country }) => {
      const regions = calendars.regionsOf(country)
      return { regions: regions && [...regions] }
    },
  }
}

const parts = ['country', 'calendarCountry', 'region'] as const

/** The organisation of the store. @throws Fault `store-damaged` when there is none */
export async function organisationOf(db: ReadDb): Promise<EntityOf<'organisation'>> {
  const organisation = (await db.all('organisation'))[0]
  if (!organisation) throw new Fault('store-damaged', { params: { file: 'store.db' } })
  return organisation
}
