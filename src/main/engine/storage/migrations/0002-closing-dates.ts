import { type Kysely, sql } from 'kysely'

/**
 * The named person behind a legal event, the moment in which the file of a breach was closed, and lists of what was
 * closed in a time. The names of earlier events stay in their evidence: a legal event is never edited.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `ALTER TABLE "clockEvent" RENAME TO "clockEventBefore"`,
  `-- Legal events; never changed, only corrected by later ones. rights, regimes: JSON lists.
  CREATE TABLE "clockEvent" (
    "id" TEXT NOT NULL PRIMARY KEY, "subjectId" TEXT NOT NULL, "event" TEXT NOT NULL,
    "occurredAt" TEXT NOT NULL, "rights" TEXT NOT NULL, "regimes" TEXT NOT NULL, "correctionOf" TEXT,
    "reason" TEXT NOT NULL, "decidedBy" TEXT NOT NULL, "evidence" TEXT NOT NULL, "facts" TEXT NOT NULL,
    "recordedAt" TEXT NOT NULL, "recordedBy" TEXT NOT NULL
  ) STRICT`,
  `INSERT INTO "clockEvent"
    SELECT "id", "subjectId", "event", "occurredAt", "rights", "regimes", "correctionOf", "reason", '', "evidence",
      "facts", "recordedAt", "recordedBy" FROM "clockEventBefore"`,
  `DROP TABLE "clockEventBefore"`,
  `CREATE INDEX clockEventBySubject ON "clockEvent" ("subjectId", "occurredAt")`,
  `-- GDPR Art. 33(5): when its file was closed, from the legal event; null while it is open.
  ALTER TABLE "breach" ADD COLUMN "closedAt" TEXT`,
  `UPDATE "breach" SET "closedAt" = (
    SELECT max("occurredAt") FROM "clockEvent" AS e WHERE e."subjectId" = "breach"."id" AND e."event" = 'closed'
      AND NOT EXISTS (SELECT 1 FROM "clockEvent" AS c WHERE c."correctionOf" = e."id")
  )`,
  `CREATE INDEX breachByClosing ON "breach" ("closedAt", "id")`,
  `CREATE INDEX requestByClosing ON "rightsRequest" ("closedOn", "answeredInTime", "id")`,
]
