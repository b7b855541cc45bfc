import { type Kysely, sql } from 'kysely'

/** Tables that became requests, and what another system calls a request. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- A ticket's number or the like; empty: none is known.
  ALTER TABLE "rightsRequest" ADD COLUMN "externalReference" TEXT NOT NULL DEFAULT ''`,
  `-- fileHash: SHA-256 in hex; requests: JSON requestId, revision and line of each; leftOut: rows; undoneAt, undoneBy: null while it stands.
  CREATE TABLE "requestImport" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "fileName" TEXT NOT NULL, "fileHash" TEXT NOT NULL,
    "sheet" TEXT, "importedBy" TEXT NOT NULL, "requests" TEXT NOT NULL, "leftOut" INTEGER NOT NULL,
    "undoneAt" TEXT, "undoneBy" TEXT
  ) STRICT`,
  `CREATE INDEX importByFile ON "requestImport" ("fileHash")`,
]
