import { type Kysely, sql } from 'kysely'

/** Security incidents, before it is known whether they are breaches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- triage: JSON reason, decidedBy, decidedAt; null before it. certaintyDueAt: 24 hours after the investigation began.
  CREATE TABLE "securityIncident" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "title" TEXT NOT NULL COLLATE NOCASE,
    "description" TEXT NOT NULL, "firstSignalAt" TEXT, "detectedAt" TEXT, "reportedAt" TEXT, "dpoInformedAt" TEXT,
    "investigationStartedAt" TEXT, "investigationEndedAt" TEXT, "systemIds" TEXT NOT NULL, "handler" TEXT NOT NULL,
    "outcome" TEXT NOT NULL, "triage" TEXT, "certaintyDueAt" TEXT
  ) STRICT`,
  `CREATE INDEX incidentByCertainty ON "securityIncident" ("certaintyDueAt", "id")`,
  `-- The incident that a breach came of; null: it was recorded as a breach.
  ALTER TABLE "breach" ADD COLUMN "incidentId" TEXT`,
]
