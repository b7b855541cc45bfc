import { type Kysely, sql } from 'kysely'

/** What was found of a data subject and what of it is handed over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: people with what is withheld, blacked out and portable, who reviewed it and when; null: not reviewed.
  ALTER TABLE "rightsRequest" ADD COLUMN "disclosure" TEXT`,
]
