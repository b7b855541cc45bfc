import { type Kysely, sql } from 'kysely'

/** Since when the personal data of a request's file are gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- A calendar day; null: the file is as it was kept.
  ALTER TABLE "rightsRequest" ADD COLUMN "blankedOn" TEXT`,
  `CREATE INDEX requestByRetention ON "rightsRequest" ("blankedOn", "closedOn", "id")`,
]
