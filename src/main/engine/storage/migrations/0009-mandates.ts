import { type Kysely, sql } from 'kysely'

/** Who may act for a data subject, and who gets the answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: scope, from, until, seenOn, evidence; null: no mandate is on file.
  ALTER TABLE "rightsRequest" ADD COLUMN "mandate" TEXT`,
  `-- subject, contact or both: who gets the answer where somebody writes for the person.
  ALTER TABLE "rightsRequest" ADD COLUMN "answerTo" TEXT NOT NULL DEFAULT 'subject'`,
]
