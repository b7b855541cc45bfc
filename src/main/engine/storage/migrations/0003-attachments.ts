import { type Kysely, sql } from 'kysely'

/** Files that are kept with records, and their bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- Files kept with a record. bytes: size; fileHash: SHA-256 in hex; ending: what the content asks for.
  CREATE TABLE "attachment" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "subjectId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL COLLATE NOCASE, "description" TEXT NOT NULL, "bytes" INTEGER NOT NULL,
    "fileHash" TEXT NOT NULL, "mediaType" TEXT NOT NULL, "ending" TEXT NOT NULL, "nameCheck" TEXT NOT NULL,
    "opening" TEXT NOT NULL, "addedBy" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX attachmentBySubject ON "attachment" ("subjectId", "createdAt", "id")`,
  `CREATE INDEX attachmentByTime ON "attachment" ("createdAt", "id")`,
  `CREATE INDEX attachmentByName ON "attachment" ("fileName", "id")`,
  `-- The bytes of a file in pieces of 256 KiB, gone with it.
  CREATE TABLE "attachmentPiece" (
    "attachmentId" TEXT NOT NULL REFERENCES "attachment" ("id") ON DELETE CASCADE, "place" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL, PRIMARY KEY ("attachmentId", "place")
  ) STRICT`,
]
