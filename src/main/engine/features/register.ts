import type { CommandContext, QueryContext } from '../router/index.ts'
import type { Changes, EntityName, ListInput, NewRecord } from '../storage/index.ts'

/**
 * The five operations that every register has, straight on its table. A feature spreads them and replaces those that
 * compute something.
 */
export function registerHandlers<E extends EntityName>(entity: E) {
  return {
    list: async (input: ListInput, { db }: QueryContext) => db.list(entity, input),
    get: async ({ id }: { readonly id: string }, { db }: QueryContext) => db.get(entity, id),
    create: async (values: NewRecord<E>, { db }: CommandContext) => db.insert(entity, values),
    update: async (
      {
        id,
        revision,
        changes,
      }: { readonly id: string; readonly revision: number; readonly changes: Changes<E> },
      { db }: CommandContext,
    ) => db.update(entity, id, revision, changes),
    remove: async (
      { id, revision }: { readonly id: string; readonly revision: number },
      { db }: CommandContext,
    ): Promise<Record<string, never>> => {
      await db.remove(entity, id, revision)
      return {}
    },
  }
}

/** A record with changes applied; a field that is absent or undefined stays as it is. */
export function applyChanges<T extends object>(
  record: T,
  changes: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined)
  return { ...record, ...Object.fromEntries(named) }
}
