import { type Kysely, sql } from 'kysely'

/** The calls that left the machine. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- Calls of connectors, without query, headers and bodies. bytes: of the answer. at: instant, UTC.
  CREATE TABLE "networkCall" (
    "id" TEXT NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "connectionId" TEXT NOT NULL, "connection" TEXT NOT NULL,
    "connector" TEXT NOT NULL, "method" TEXT NOT NULL, "host" TEXT NOT NULL, "path" TEXT NOT NULL,
    "status" INTEGER, "bytes" INTEGER NOT NULL, "milliseconds" INTEGER NOT NULL, "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX networkCallByTime ON "networkCall" ("at", "id")`,
]
