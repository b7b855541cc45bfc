export { type AuditContext, appendAudit, type ChainEnd, chainEnd, isClockInDoubt } from './append.ts'
export { checkpointCode, readCheckpointCode } from './checkpoint-code.ts'
export {
  keepCopy,
  makeCheckpoint,
  ownCheckpoints,
  type StoredCheckpoint,
  sinceCheckpoint,
  storedCheckpoints,
} from './checkpoints.ts'
export type { ExpectedCheckpoint } from './compare-checkpoints.ts'
export { auditExport } from './export.ts'
export { auditProof } from './proof.ts'
export { type AuditExpectation, verifyAudit, verifyAuditInTurns } from './verify.ts'
