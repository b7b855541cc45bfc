import type { preferenceContract } from '#shared/contract/preference.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'

const largest = 256 * 1024

export const preferenceHandlers: HandlersOf<typeof preferenceContract> = {
  all: async (_input, { db, actor }) => {
    const rows = await db.kysely.selectFrom('preference').selectAll().where('user', '=', actor.id).execute()
    return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]))
  },
  set: async ({ key, value }, { db, actor }) => {
    if (value === null) {
      await db.kysely.deleteFrom('preference').where('user', '=', actor.id).where('key', '=', key).execute()
      return {}
    }
    const text = JSON.stringify(value)
    if (text.length > largest) {
      throw new Fault('invalid-input', {
        issues: [{ path: ['value'], key: 'tooLong', params: { maximum: largest } }],
      })
    }
    await db.kysely
      .insertInto('preference')
      .values({ user: actor.id, key, value: text })
      .onConflict((conflict) => conflict.columns(['user', 'key']).doUpdateSet({ value: text }))
      .execute()
    return {}
  },
}
