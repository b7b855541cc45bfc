export { atomicWrite, makeFolder, moveInto, removeQuietly } from './atomic-write.ts'
export { bulkUpsert } from './bulk.ts'
export { type Connection, openDatabase } from './database.ts'
export { failureOf } from './failure.ts'
export { fold } from './fold.ts'
export { type Head, readHead, writeHead } from './head.ts'
export type { ListInput } from './list.ts'
export { searchExpression } from './list.ts'
export { migrate, refuseNewerSchema, schemaVersion, storedVersion } from './migrate.ts'
export { changedAttachments, hashOf, readPieces, writePieces } from './pieces.ts'
export { acquireLock, type ProcessLock } from './process-lock.ts'
export { type Page, type ReadDb, readDb } from './read.ts'
export { type RenewalProgress, renewTables, type TableFamily } from './renew-tables.ts'
export { sealOf } from './seal.ts'
export { onPageOf } from './search-index.ts'
export { type EntityName, type EntityOf, isEntityName, type StoreTables, tableOf, tables } from './tables.ts'
export {
  type Change,
  type Changes,
  indexDuties,
  type NewRecord,
  type Transaction,
  unindexedDuties,
  type WriteDb,
  writeDb,
} from './write.ts'
