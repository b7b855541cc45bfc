import * as z from 'zod'
import { Instant } from './dates.ts'
import { type IdPrefix, id } from './ids.ts'

/**
 * A record that has its own table: the fields of `shape` and what every record carries. `reference` is what people
 * quote on the telephone; `revision` counts saves, and an update that carries an older one is `changed-meanwhile`.
 */
export function entity<P extends IdPrefix, S extends z.ZodRawShape>(prefix: P, shape: S) {
  return z.object({
    id: id(prefix),
    reference: z.string(),
    revision: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
    ...shape,
  })
}

/** The input of an update: which record, which revision was seen, and the fields that change. */
export function changesOf<P extends IdPrefix, S extends z.ZodRawShape>(prefix: P, shape: S) {
  return z.object({
    id: id(prefix),
    revision: z.int().positive(),
    changes: z.object(withoutDefaults(shape)).partial(),
  })
}

/** The input that names one record. */
export function one<P extends IdPrefix>(prefix: P) {
  return z.object({ id: id(prefix) })
}

/** The input that removes one record. */
export function oneRevision<P extends IdPrefix>(prefix: P) {
  return z.object({ id: id(prefix), revision: z.int().positive() })
}

/** A default belongs to making a record; in an update a field that is not named must stay as it is. */
function withoutDefaults<S extends z.ZodRawShape>(shape: S): S {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name,
      schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? schema.unwrap() : schema,
    ]),
  ) as S
}
