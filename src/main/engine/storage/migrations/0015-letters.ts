import { type Kysely, sql } from 'kysely'

/** Letters with their deliveries, and the templates that a store changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- Letters that were made. rights, documents, deliveries: JSON; contentHash: SHA-256 in hex.
  CREATE TABLE "letter" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "subjectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL, "language" TEXT NOT NULL, "regime" TEXT NOT NULL, "rights" TEXT NOT NULL,
    "title" TEXT NOT NULL, "recipientName" TEXT NOT NULL, "recipientAddress" TEXT NOT NULL, "text" TEXT NOT NULL,
    "documents" TEXT NOT NULL, "contentHash" TEXT NOT NULL, "madeBy" TEXT NOT NULL, "deliveries" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX letterBySubject ON "letter" ("subjectId", "createdAt", "id")`,
  `-- Templates of letters that the store changed; without one the shipped text holds.
  CREATE TABLE "letterTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "kind" TEXT NOT NULL, "language" TEXT NOT NULL,
    "text" TEXT NOT NULL, "changedBy" TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX letterTemplateByKind ON "letterTemplate" ("kind", "language")`,
]
