import * as z from 'zod'

/** The most rows one page carries; what needs more is a job. */
export const pageLimit = 500

/**
 * The input of a list: filter, sort, page. `{}` gives the first page in the list's own order.
 * @param filter the fields it can be narrowed by; each is optional
 * @param sortable the columns it can be sorted by
 */
export function listInput<F extends z.ZodRawShape, const C extends readonly [string, ...string[]]>(
  filter: F,
  sortable: C,
) {
  return z
    .object({
      filter: z
        .object(filter)
        .partial()
        // Every field is optional, which the compiler cannot see of a shape that it does not know yet.
        .default({} as never),
      sort: z
        .array(z.object({ column: z.enum(sortable), direction: z.enum(['asc', 'desc']) }))
        .max(3)
        .default([]),
      limit: z.int().min(1).max(pageLimit).default(100),
      cursor: z.string().nullable().default(null),
    })
    .prefault({})
}

/** The output of a list: one page, where the next begins (null: this was the last), and how many match in all. */
export function listOutput<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() })
}
