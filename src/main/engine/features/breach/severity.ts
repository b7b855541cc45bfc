import { sql } from 'kysely'

/** Where a breach stands by its latest assessment, in SQL over its table: `BreachSeverity`. */
export const breachSeverity = sql<string>`coalesce(assessment ->> '$.band', 'unrated')`
