import { type Kysely, sql } from 'kysely'

/** Advice and decision behind a refusal, and the entries of one person without reading the whole log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `-- JSON: the DPO's advice to the controller (GDPR Art. 39(1)(a)); null: none was given.
  ALTER TABLE "rightsRequest" ADD COLUMN "advice" TEXT`,
  `-- JSON: who decided in the controller's name, where the event is a decision; null for the others and for those that
  -- an earlier version recorded.
  ALTER TABLE "clockEvent" ADD COLUMN "decision" TEXT`,
  `CREATE INDEX auditByActor ON audit ("actor", "seq")`,
]
