import { type Kysely, sql } from 'kysely'

/** Answers of the EDPB's draft form that the record of a breach does not know. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: answers by field_<number> of the template; null: none.
  ALTER TABLE "breach" ADD COLUMN "edpbAnswers" TEXT`,
]
