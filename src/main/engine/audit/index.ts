export { type AuditContext, appendAudit, type ChainEnd, chainEnd } from './append.ts'
export { firstChain, nextChain, signedBytes } from './leaf.ts'
export { type AuditProblem, type AuditVerdict, verifyAudit } from './verify.ts'
