export { type AuditContext, appendAudit, type ChainEnd, chainEnd } from './append.ts'
export { type AuditProblem, type AuditVerdict, verifyAudit } from './verify.ts'
