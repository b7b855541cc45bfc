import { type Kysely, sql } from 'kysely'

/** Which earlier request one says once more or repeats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: requestId and kind (duplicate, repeat); null: it stands by itself.
  ALTER TABLE "rightsRequest" ADD COLUMN "relation" TEXT`,
]
