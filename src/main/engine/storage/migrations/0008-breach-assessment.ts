import { type Kysely, sql } from 'kysely'

/** The assessment of a breach's risk, from facts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: facts, chosen factors, verdicts, versions, who and when; null: not assessed.
  ALTER TABLE "breach" ADD COLUMN "assessment" TEXT`,
]
