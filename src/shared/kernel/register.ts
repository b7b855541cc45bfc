import * as z from 'zod'
import { changesOf, one, oneRevision } from './entity.ts'
import type { IdPrefix } from './ids.ts'
import { listInput, listOutput } from './list.ts'
import { command, query } from './operation.ts'
import { editors, everyone } from './roles.ts'

/**
 * The five operations that every register has. A feature adds its own beside them.
 * @param prefix of the record's identifiers
 * @param shape the fields that people type
 * @param record the whole record: `entity(prefix, { ...shape, ...fields that the engine gives })`
 * @param filter the fields that the list can be narrowed by
 * @param sortable the columns that the list can be sorted by
 */
export function registerOperations<
  P extends IdPrefix,
  S extends z.ZodRawShape,
  R extends z.ZodType,
  F extends z.ZodRawShape,
  const C extends readonly [string, ...string[]],
>(prefix: P, shape: S, record: R, filter: F, sortable: C) {
  return {
    list: query({ input: listInput(filter, sortable), output: listOutput(record), roles: everyone }),
    get: query({ input: one(prefix), output: record, roles: everyone }),
    create: command({ input: z.object(shape), output: record, roles: editors }),
    update: command({ input: changesOf(prefix, shape), output: record, roles: editors }),
    remove: command({ input: oneRevision(prefix), output: z.object({}), roles: editors }),
  }
}
