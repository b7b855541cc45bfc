import { type Kysely, sql } from 'kysely'

/** What is owed beside the notification of a breach: notices to controllers, NIS2, DORA, ePrivacy, contracts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- subjectId: a breach or a security incident. entries: JSON list, only ever added to; status follows from it.
  CREATE TABLE "reportingDuty" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "subjectId" TEXT NOT NULL, "kind" TEXT NOT NULL,
    "owedTo" TEXT NOT NULL COLLATE NOCASE, "vendorId" TEXT, "regime" TEXT NOT NULL, "reason" TEXT NOT NULL,
    "entries" TEXT NOT NULL, "status" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX reportingDutyBySubject ON "reportingDuty" ("subjectId", "createdAt", "id")`,
  `CREATE INDEX reportingDutyByStatus ON "reportingDuty" ("status", "id")`,
]
