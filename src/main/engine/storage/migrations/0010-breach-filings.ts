import { type Kysely, sql } from 'kysely'

/** What was filed with authorities, frozen, and which authorities a breach concerns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- One notification to one authority. receipt: JSON, null without one; content: JSON, the fields of the breach when it was
  -- filed; contentHash: SHA-256 of its canonical JSON in hex.
  CREATE TABLE "breachFiling" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "breachId" TEXT NOT NULL, "kind" TEXT NOT NULL,
    "authority" TEXT NOT NULL, "channel" TEXT NOT NULL, "filedAt" TEXT NOT NULL, "reason" TEXT NOT NULL,
    "regime" TEXT NOT NULL, "receipt" TEXT, "eventId" TEXT NOT NULL, "content" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL, "filedBy" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX filingByBreach ON "breachFiling" ("breachId", "filedAt", "id")`,
  `-- JSON list of keys. Breaches of before this was asked have none: any receipt closes their period.
  ALTER TABLE "breach" ADD COLUMN "authorities" TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE "breach" ADD COLUMN "authoritiesReason" TEXT NOT NULL DEFAULT ''`,
]
