import { type Kysely, sql } from 'kysely'

/** What a request asks to be done in each place, and when whoever does it is asked again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON list of codes; empty: an action of any other kind.
  ALTER TABLE "task" ADD COLUMN "work" TEXT NOT NULL DEFAULT '[]'`,
  `-- The system or vendor where it is done.
  ALTER TABLE "task" ADD COLUMN "targetId" TEXT`,
  `-- A calendar day.
  ALTER TABLE "task" ADD COLUMN "chaseOn" TEXT`,
  `ALTER TABLE "task" ADD COLUMN "answer" TEXT NOT NULL DEFAULT ''`,
  `CREATE INDEX taskByChase ON "task" ("status", "chaseOn", "id")`,
]
