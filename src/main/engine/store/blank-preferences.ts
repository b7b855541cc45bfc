import * as z from 'zod'
import { type EntityName, isEntityName, type WriteDb } from '../storage/index.ts'
import type { RequestFile } from './request-file.ts'

/**
 * Takes out of what users keep for themselves what was typed about the file of a request: drafts of forms of its records or
 * for them, and saved views whose search finds nothing but its records, because what was searched for is then whose it is.
 */
export async function blankPreferences(db: WriteDb, file: RequestFile): Promise<void> {
  const ids = recordsOf(file)
  for (const id of ids.values()) {
    await db.kysely.deleteFrom('preference').where('key', 'like', `%${id}%`).execute()
    await db.kysely
      .deleteFrom('preference')
      .where('key', 'like', 'draft:%')
      .where('value', 'like', `%"subjectId":"${id}"%`)
      .execute()
  }
  const lists = await db.kysely.selectFrom('preference').selectAll().where('key', 'like', 'views:%').execute()
  for (const { user, key, value } of lists) {
    const entity = key.slice('views:'.length)
    const views = Views.safeParse(JSON.parse(value))
    if (!views.success || !isEntityName(entity)) continue
    const kept: (typeof views.data)[number][] = []
    for (const view of views.data)
      if (!(await findsOnly(db, entity, view.filter.search, ids))) kept.push(view)
    if (kept.length < views.data.length)
      await db.kysely
        .updateTable('preference')
        .set({ value: JSON.stringify(kept) })
        .where('user', '=', user)
        .where('key', '=', key)
        .execute()
  }
}

const Views = z.array(z.looseObject({ filter: z.looseObject({ search: z.string().optional() }) }))

function recordsOf(file: RequestFile): ReadonlySet<string> {
  const { request, events, letters, actions, attachments, holds, former } = file
  const records = [request, ...events, ...letters, ...actions, ...attachments, ...holds]
  return new Set([...records, ...former.filter(({ now }) => now === null)].map(({ id }) => id))
}

/** Whether what was searched for stands in records of the file and in no others. */
async function findsOnly(
  db: WriteDb,
  entity: EntityName,
  search: string | undefined,
  ids: ReadonlySet<string>,
): Promise<boolean> {
  if (search === undefined || search.trim() === '') return false
  const { items, total } = await db.list(entity, {
    filter: { search },
    sort: [],
    limit: ids.size + 1,
    cursor: null,
  })
  return total > 0 && items.every(({ id }) => ids.has(id))
}
