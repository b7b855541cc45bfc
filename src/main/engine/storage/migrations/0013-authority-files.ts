import { type Kysely, sql } from 'kysely'

/** Complaints and files of authorities and courts, and what is held for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- ...On, extendedTo: calendar days; ...Ids: JSON lists. acknowledgeOn and dueOn follow from the others.
  CREATE TABLE "authorityFile" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "title" TEXT NOT NULL COLLATE NOCASE,
    "kind" TEXT NOT NULL, "status" TEXT NOT NULL, "regime" TEXT NOT NULL, "authority" TEXT NOT NULL,
    "authorityReference" TEXT NOT NULL, "complainantName" TEXT NOT NULL, "complainantEmail" TEXT NOT NULL,
    "description" TEXT NOT NULL, "receivedOn" TEXT NOT NULL, "acknowledgedOn" TEXT, "deadlineOn" TEXT,
    "extendedTo" TEXT, "extensionReason" TEXT NOT NULL, "repliedOn" TEXT, "reply" TEXT NOT NULL, "closedOn" TEXT,
    "outcome" TEXT NOT NULL, "handler" TEXT NOT NULL COLLATE NOCASE, "requestIds" TEXT NOT NULL,
    "breachIds" TEXT NOT NULL, "activityIds" TEXT NOT NULL, "acknowledgeOn" TEXT, "dueOn" TEXT
  ) STRICT`,
  `CREATE INDEX authorityFileByDue ON "authorityFile" ("dueOn", "id")`,
  `-- What is kept for a claim, an inquiry or a court. from, until, liftedOn: calendar days.
  CREATE TABLE "legalHold" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "subjectId" TEXT NOT NULL, "reason" TEXT NOT NULL,
    "from" TEXT NOT NULL, "until" TEXT, "placedBy" TEXT NOT NULL, "liftedOn" TEXT, "liftedBy" TEXT NOT NULL,
    "liftReason" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX legalHoldBySubject ON "legalHold" ("subjectId", "id")`,
]
