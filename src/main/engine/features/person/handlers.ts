import type { personContract } from '#shared/contract/person.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { owedCleansing } from '../../store/index.ts'
import { maskEmail, maskName, maskPhone } from '../inventory/index.ts'
import type { Cleansing } from './cleanse.ts'
import { endSuppression } from './end-suppression.ts'
import { erase, previewErasure } from './erase.ts'
import { listErasures } from './erasures.ts'
import { listPeople } from './list.ts'

type Person = EntityOf<'person'>

export const personHandlers = (
  open: () => OpenSession,
  cleansing: Cleansing,
): HandlersOf<typeof personContract> => ({
  list: async (input, { db }) => {
    const page = await listPeople(db, input)
    return { ...page, items: page.items.map(masked) }
  },
  reveal: async ({ id }, { db }) => {
    const person = await db.get('person', id)
    const row = await db.kysely
      .selectFrom('personProperties')
      .select('properties')
      .where('personId', '=', id)
      .executeTakeFirst()
    db.note({ person: id })
    return { person, properties: JSON.parse(row?.properties ?? '{}') as Record<string, string | null> }
  },
  previewErasure: async ({ id }, context) => previewErasure(open(), id, context),
  erase: async (input, context) => erase({ session: open(), cleansing }, input, context),
  cleansing: async (_input, { connection }) => ({ owedSince: owedCleansing(connection)?.since ?? null }),
  cleanse: async (_input, context) => cleansing.run(open(), context),
  endSuppression: async (input, context) => {
    await endSuppression(open(), input, context)
    return {}
  },
  erasures: async (_input, context) => listErasures(open(), context),
})

function masked(person: Person): Person {
  return {
    ...person,
    name: maskName(person.name),
    email: maskEmail(person.email),
    phone: maskPhone(person.phone),
  }
}
