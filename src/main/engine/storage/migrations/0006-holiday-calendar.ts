import { type Kysely, sql } from 'kysely'

/** The organisation's holiday calendar apart from its country. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- ISO 3166-1 alpha-2: whose public holidays count; null: those of "country". "region" is a region of that calendar.
  ALTER TABLE "organisation" ADD COLUMN "calendarCountry" TEXT`,
]
