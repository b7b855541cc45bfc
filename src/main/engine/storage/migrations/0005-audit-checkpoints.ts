import { type Kysely, sql } from 'kysely'

/** Signed checkpoints of the audit log, where copies of them are kept, and what the log is searched by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- size: entries covered. root: of the RFC 6962 tree, base64. chain: hex. note: the signed text. peaks: JSON list of
  -- hashes in hex, from which the tree grows on.
  CREATE TABLE auditCheckpoint (
    "size" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "reason" TEXT NOT NULL, "madeBy" TEXT NOT NULL,
    "root" TEXT NOT NULL, "chain" TEXT NOT NULL, "note" TEXT NOT NULL, "peaks" TEXT NOT NULL
  ) STRICT`,
  `-- Where somebody keeps a copy of a checkpoint outside of the store; by: user id.
  CREATE TABLE auditCheckpointCopy (
    "size" INTEGER NOT NULL REFERENCES auditCheckpoint ("size"), "place" TEXT NOT NULL, "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER auditCheckpointKeeps BEFORE UPDATE ON auditCheckpoint BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
  END;`,
  `CREATE TRIGGER auditCheckpointStays BEFORE DELETE ON auditCheckpoint BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
  END;`,
  `CREATE INDEX checkpointCopyBySize ON auditCheckpointCopy ("size", "at")`,
  `CREATE INDEX auditByAction ON audit ("action", "seq")`,
  `CREATE INDEX auditByEntity ON audit ("entity", "seq")`,
]
