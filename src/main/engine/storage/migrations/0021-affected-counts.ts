import { type Kysely, sql } from 'kysely'

/** Counts of the people whom a breach affects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- meant: JSON, who was counted; counted: JSON, the numbers; taken: JSON list of the fields of the breach that they filled;
  -- contentHash: SHA-256 of the canonical JSON of both in hex.
  CREATE TABLE "affectedCount" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "breachId" TEXT NOT NULL, "meant" TEXT NOT NULL,
    "counted" TEXT NOT NULL, "note" TEXT NOT NULL, "taken" TEXT NOT NULL, "countedBy" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX affectedCountByBreach ON "affectedCount" ("breachId", "createdAt", "id")`,
]
