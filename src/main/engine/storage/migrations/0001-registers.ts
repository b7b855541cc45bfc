import { type Kysely, sql } from 'kysely'

/** The first version of the store: every register, the audit log, the search index. Frozen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of ddl) await sql.raw(statement).execute(db)
}

const ddl = [
  `-- The controller or processor whose registers these are: one row.
  CREATE TABLE "organisation" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "name" TEXT NOT NULL COLLATE NOCASE,
    "legalForm" TEXT NOT NULL, "address" TEXT NOT NULL, "country" TEXT NOT NULL, "region" TEXT,
    "registrationNumber" TEXT NOT NULL, "vatNumber" TEXT NOT NULL, "sector" TEXT NOT NULL, "employees" INTEGER,
    "email" TEXT NOT NULL, "phone" TEXT NOT NULL, "website" TEXT NOT NULL, "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL, "representative" TEXT, "dpo" TEXT, "supervisoryAuthority" TEXT NOT NULL
  ) STRICT`,
  `-- Places where personal data is kept. measures: JSON list of { kind, text }.
  CREATE TABLE "system" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "name" TEXT NOT NULL COLLATE NOCASE,
    "kind" TEXT NOT NULL, "description" TEXT NOT NULL, "vendorId" TEXT, "owner" TEXT NOT NULL COLLATE NOCASE,
    "department" TEXT NOT NULL COLLATE NOCASE, "hostingCountry" TEXT, "role" TEXT NOT NULL,
    "environments" TEXT NOT NULL, "url" TEXT NOT NULL, "measures" TEXT NOT NULL
  ) STRICT`,
  `-- agreement: JSON { reference, signedOn, validUntil } or null.
  CREATE TABLE "vendor" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "name" TEXT NOT NULL COLLATE NOCASE,
    "legalName" TEXT NOT NULL, "role" TEXT NOT NULL, "country" TEXT, "address" TEXT NOT NULL,
    "contactName" TEXT NOT NULL, "contactEmail" TEXT NOT NULL, "website" TEXT NOT NULL,
    "services" TEXT NOT NULL, "agreement" TEXT, "reviewOn" TEXT
  ) STRICT`,
  `-- dueOn: calendar day. subjectId: any record.
  CREATE TABLE "task" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "title" TEXT NOT NULL COLLATE NOCASE,
    "description" TEXT NOT NULL, "assignee" TEXT NOT NULL COLLATE NOCASE, "dueOn" TEXT,
    "priority" TEXT NOT NULL, "status" TEXT NOT NULL, "subjectId" TEXT, "doneAt" TEXT
  ) STRICT`,
  `-- GDPR Art. 30. Nested parts as JSON lists in the form of the contract; completeness in percent.
  CREATE TABLE "processingActivity" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "name" TEXT NOT NULL COLLATE NOCASE,
    "kind" TEXT NOT NULL, "status" TEXT NOT NULL, "description" TEXT NOT NULL,
    "owner" TEXT NOT NULL COLLATE NOCASE, "department" TEXT NOT NULL COLLATE NOCASE,
    "controllers" TEXT NOT NULL, "jointArrangement" TEXT NOT NULL, "purposes" TEXT NOT NULL,
    "dataSubjects" TEXT NOT NULL, "dataItems" TEXT NOT NULL, "recipients" TEXT NOT NULL,
    "transfers" TEXT NOT NULL, "retention" TEXT NOT NULL, "operations" TEXT NOT NULL,
    "systemIds" TEXT NOT NULL, "measures" TEXT NOT NULL, "profiling" INTEGER NOT NULL,
    "automatedDecision" TEXT, "notice" TEXT NOT NULL, "dpia" TEXT NOT NULL, "startedOn" TEXT, "endedOn" TEXT,
    "reviewOn" TEXT, "approval" TEXT, "completeness" INTEGER NOT NULL, "approvedAt" TEXT
  ) STRICT`,
  `-- GDPR Art. 12-22. ...On: calendar days in timeZone; the dates follow from the rows of clockEvent.
  CREATE TABLE "rightsRequest" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "subjectName" TEXT NOT NULL COLLATE NOCASE,
    "subjectEmail" TEXT NOT NULL, "subjectPhone" TEXT NOT NULL, "identifiers" TEXT NOT NULL,
    "contactRole" TEXT NOT NULL, "contactName" TEXT NOT NULL, "contactEmail" TEXT NOT NULL,
    "channel" TEXT NOT NULL, "language" TEXT NOT NULL, "rights" TEXT NOT NULL, "regimes" TEXT NOT NULL,
    "scope" TEXT NOT NULL, "assignee" TEXT NOT NULL COLLATE NOCASE, "activityIds" TEXT NOT NULL,
    "outcome" TEXT, "status" TEXT NOT NULL, "receivedAt" TEXT NOT NULL, "receivedOn" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL, "country" TEXT NOT NULL, "region" TEXT, "clockState" TEXT NOT NULL, "dueOn" TEXT,
    "cautiousOn" TEXT, "refusalDueOn" TEXT, "closedOn" TEXT, "answeredInTime" INTEGER, "ruleVersion" TEXT NOT NULL
  ) STRICT`,
  `-- GDPR Art. 33. ...At: instants in UTC. peopleCount, recordsCount: JSON { kind, value }.
  CREATE TABLE "breach" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "title" TEXT NOT NULL COLLATE NOCASE,
    "description" TEXT NOT NULL, "status" TEXT NOT NULL, "nature" TEXT NOT NULL, "incidentType" TEXT NOT NULL,
    "cause" TEXT NOT NULL, "begunAt" TEXT, "endedAt" TEXT, "detectedAt" TEXT, "regimes" TEXT NOT NULL,
    "systemIds" TEXT NOT NULL, "activityIds" TEXT NOT NULL, "dataSubjectCategories" TEXT NOT NULL,
    "dataCategories" TEXT NOT NULL, "specialCategories" TEXT NOT NULL, "peopleCount" TEXT NOT NULL,
    "recordsCount" TEXT NOT NULL, "countries" TEXT NOT NULL, "consequences" TEXT NOT NULL,
    "measuresBefore" TEXT NOT NULL, "measuresTaken" TEXT NOT NULL, "handler" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL, "country" TEXT NOT NULL, "region" TEXT, "awareAt" TEXT, "dueAt" TEXT,
    "clockState" TEXT NOT NULL, "notifiedAt" TEXT, "ruleVersion" TEXT NOT NULL,
    "authorityNotification" TEXT NOT NULL, "dataSubjectNotification" TEXT NOT NULL, "advice" TEXT,
    "decision" TEXT
  ) STRICT`,
  `-- Links to APIs; secrets stand in credential.
  CREATE TABLE "connection" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "name" TEXT NOT NULL COLLATE NOCASE,
    "connector" TEXT NOT NULL, "systemId" TEXT NOT NULL, "baseUrl" TEXT NOT NULL,
    "allowPrivate" INTEGER NOT NULL, "hasSecret" INTEGER NOT NULL, "status" TEXT NOT NULL, "lastTestedAt" TEXT,
    "lastDiscoveredAt" TEXT, "lastSyncedAt" TEXT, "lastFault" TEXT
  ) STRICT`,
  `-- Object types of a connected system, or tables described by hand.
  CREATE TABLE "dataset" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "systemId" TEXT NOT NULL,
    "name" TEXT NOT NULL COLLATE NOCASE, "label" TEXT NOT NULL COLLATE NOCASE, "description" TEXT NOT NULL,
    "subjectCategory" TEXT, "connectionId" TEXT, "fieldCount" INTEGER NOT NULL, "recordCount" INTEGER,
    "vanishedAt" TEXT
  ) STRICT`,
  `-- proposal, statistics: JSON. decision: proposed, accepted, rejected, manual, none.
  CREATE TABLE "field" (
    "id" TEXT NOT NULL PRIMARY KEY, "reference" TEXT NOT NULL, "revision" INTEGER NOT NULL,
    "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "datasetId" TEXT NOT NULL,
    "name" TEXT NOT NULL COLLATE NOCASE, "label" TEXT NOT NULL COLLATE NOCASE, "type" TEXT NOT NULL,
    "description" TEXT NOT NULL, "dataCategory" TEXT, "specialCategory" TEXT,
    "criminalOffence" INTEGER NOT NULL, "identifier" INTEGER NOT NULL, "systemId" TEXT NOT NULL,
    "vendorSensitivity" TEXT, "vendorDefined" INTEGER NOT NULL, "proposal" TEXT, "decision" TEXT NOT NULL,
    "statistics" TEXT, "vanishedAt" TEXT
  ) STRICT`,
  `-- Legal events; never changed, only corrected by later ones. rights, regimes: JSON lists.
  CREATE TABLE "clockEvent" (
    "id" TEXT NOT NULL PRIMARY KEY, "subjectId" TEXT NOT NULL, "event" TEXT NOT NULL,
    "occurredAt" TEXT NOT NULL, "rights" TEXT NOT NULL, "regimes" TEXT NOT NULL, "correctionOf" TEXT,
    "reason" TEXT NOT NULL, "evidence" TEXT NOT NULL, "facts" TEXT NOT NULL, "recordedAt" TEXT NOT NULL, "recordedBy" TEXT NOT NULL
  ) STRICT`,
  `-- Discovery runs; hash: SHA-256 (hex) of the canonical content.
  CREATE TABLE "snapshot" (
    "id" TEXT NOT NULL PRIMARY KEY, "connectionId" TEXT NOT NULL, "takenAt" TEXT NOT NULL,
    "hash" TEXT NOT NULL, "datasetCount" INTEGER NOT NULL, "fieldCount" INTEGER NOT NULL, "notes" TEXT NOT NULL
  ) STRICT`,
  `-- Documents that were made; hashes: SHA-256 in hex, bytes: size.
  CREATE TABLE "document" (
    "id" TEXT NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "format" TEXT NOT NULL, "language" TEXT NOT NULL,
    "fileName" TEXT NOT NULL, "bytes" INTEGER NOT NULL, "contentHash" TEXT NOT NULL, "fileHash" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL, "createdBy" TEXT NOT NULL
  ) STRICT`,
  `-- Long work. progress, input, result, fault: JSON.
  CREATE TABLE "job" (
    "id" TEXT NOT NULL PRIMARY KEY, "operation" TEXT NOT NULL, "state" TEXT NOT NULL, "progress" TEXT NOT NULL,
    "input" TEXT, "result" TEXT, "fault" TEXT, "startedBy" TEXT NOT NULL, "createdAt" TEXT NOT NULL,
    "startedAt" TEXT, "endedAt" TEXT
  ) STRICT`,
  `-- People as read from connected systems.
  CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY, "connectionId" TEXT NOT NULL, "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL COLLATE NOCASE, "email" TEXT NOT NULL, "phone" TEXT NOT NULL, "country" TEXT NOT NULL,
    "createdInSourceAt" TEXT, "updatedInSourceAt" TEXT, "readAt" TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE meta ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE referenceCounter (
    "prefix" TEXT NOT NULL, "year" TEXT NOT NULL, "last" INTEGER NOT NULL, PRIMARY KEY ("prefix", "year")
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE link (
    "fromEntity" TEXT NOT NULL, "fromId" TEXT NOT NULL, "toId" TEXT NOT NULL, PRIMARY KEY ("fromId", "toId")
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX linkBackwards ON link ("toId", "fromEntity", "fromId")`,
  `CREATE TABLE preference (
    "user" TEXT NOT NULL, "key" TEXT NOT NULL, "value" TEXT NOT NULL, PRIMARY KEY ("user", "key")
  ) STRICT, WITHOUT ROWID`,
  `-- AES-256-GCM under the credentials key; nonce and ciphertext in hex.
  CREATE TABLE credential (
    "connectionId" TEXT NOT NULL PRIMARY KEY, "nonce" TEXT NOT NULL, "ciphertext" TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE personKey (
    "personId" TEXT NOT NULL REFERENCES person ("id") ON DELETE CASCADE, "kind" TEXT NOT NULL, "value" TEXT NOT NULL,
    PRIMARY KEY ("value", "kind", "personId")
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX personKeyOwner ON personKey ("personId")`,
  `CREATE TABLE personProperties (
    "personId" TEXT NOT NULL PRIMARY KEY REFERENCES person ("id") ON DELETE CASCADE, "properties" TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE snapshotContent ("snapshotId" TEXT NOT NULL PRIMARY KEY, "content" TEXT NOT NULL) STRICT`,
  `CREATE TABLE syncCursor (
    "connectionId" TEXT NOT NULL, "dataset" TEXT NOT NULL, "cursor" TEXT NOT NULL, "state" TEXT NOT NULL,
    PRIMARY KEY ("connectionId", "dataset")
  ) STRICT, WITHOUT ROWID`,
  `-- Files of documents in pieces of 256 KiB.
  CREATE TABLE artifact (
    "documentId" TEXT NOT NULL, "chunk" INTEGER NOT NULL, "bytes" BLOB NOT NULL, PRIMARY KEY ("documentId", "chunk")
  ) STRICT`,
  `CREATE TABLE searchEntry (
    "rowid" INTEGER PRIMARY KEY, "entity" TEXT NOT NULL, "recordId" TEXT NOT NULL UNIQUE,
    "reference" TEXT NOT NULL, "title" TEXT NOT NULL, "text" TEXT NOT NULL
  ) STRICT`,
  `CREATE VIRTUAL TABLE search USING fts5 (text, content='searchEntry', content_rowid='rowid', tokenize='trigram')`,
  `-- Otherwise removed words stay readable in the index.
  INSERT INTO search (search, rank) VALUES ('secure-delete', 1)`,
  `CREATE TRIGGER searchAdd AFTER INSERT ON searchEntry BEGIN
    INSERT INTO search (rowid, text) VALUES (new.rowid, new.text);
  END;`,
  `CREATE TRIGGER searchRemove AFTER DELETE ON searchEntry BEGIN
    INSERT INTO search (search, rowid, text) VALUES ('delete', old.rowid, old.text);
  END;`,
  `CREATE TRIGGER searchChange AFTER UPDATE ON searchEntry BEGIN
    INSERT INTO search (search, rowid, text) VALUES ('delete', old.rowid, old.text);
    INSERT INTO search (rowid, text) VALUES (new.rowid, new.text);
  END;`,
  `-- The leaf in the columns of its canonical JSON; chain: SHA-256 in hex over the previous chain and this leaf.
  CREATE TABLE audit (
    "seq" INTEGER NOT NULL PRIMARY KEY, "id" TEXT NOT NULL, "at" TEXT NOT NULL, "clock" TEXT NOT NULL,
    "actor" TEXT NOT NULL, "role" TEXT NOT NULL, "action" TEXT NOT NULL, "entity" TEXT, "entityId" TEXT,
    "before" TEXT, "after" TEXT, "payload" TEXT, "prev" TEXT NOT NULL, "sig" TEXT, "chain" TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX auditByRecord ON audit ("entityId", "seq")`,
  `CREATE TRIGGER auditKeeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;`,
  `CREATE TRIGGER auditStays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;`,
  `-- What the hashes of an entry were taken over; apart, so that an erasure can remove it and the chain still holds.
  CREATE TABLE auditPayload ("seq" INTEGER NOT NULL PRIMARY KEY, "salt" TEXT NOT NULL, "content" TEXT NOT NULL) STRICT`,
  `CREATE TRIGGER auditPayloadKeeps BEFORE UPDATE ON auditPayload BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
  END;`,
  `CREATE INDEX systemByName ON "system" ("name", "id")`,
  `CREATE INDEX vendorByName ON "vendor" ("name", "id")`,
  `CREATE INDEX taskByDue ON "task" ("status", "dueOn", "id")`,
  `CREATE INDEX activityByName ON "processingActivity" ("name", "id")`,
  `CREATE INDEX activityByStatus ON "processingActivity" ("status", "completeness", "reviewOn")`,
  `CREATE INDEX requestByDue ON "rightsRequest" ("clockState", "dueOn", "id")`,
  `CREATE INDEX requestByReceipt ON "rightsRequest" ("receivedOn", "status", "closedOn", "dueOn")`,
  `CREATE INDEX breachByDue ON "breach" ("clockState", "dueAt", "id")`,
  `CREATE INDEX datasetBySystem ON "dataset" ("systemId", "name")`,
  `CREATE UNIQUE INDEX fieldByDataset ON "field" ("datasetId", "name")`,
  `CREATE INDEX fieldByDecision ON "field" ("decision", "datasetId")`,
  `CREATE INDEX fieldBySystem ON "field" ("systemId", "name")`,
  `CREATE INDEX clockEventBySubject ON "clockEvent" ("subjectId", "occurredAt")`,
  `CREATE INDEX snapshotByConnection ON "snapshot" ("connectionId", "takenAt")`,
  `CREATE INDEX documentByTime ON "document" ("createdAt")`,
  `CREATE INDEX documentByHash ON "document" ("fileHash")`,
  `CREATE INDEX jobByTime ON "job" ("createdAt")`,
  `CREATE UNIQUE INDEX personByExternalId ON "person" ("connectionId", "externalId")`,
  `CREATE INDEX personByName ON "person" ("name", "id")`,
  `CREATE INDEX personByChange ON "person" ("updatedInSourceAt", "id")`,
  `CREATE INDEX personByRead ON "person" ("readAt", "id")`,
  `CREATE INDEX personByCountry ON "person" ("country", "id")`,
]
