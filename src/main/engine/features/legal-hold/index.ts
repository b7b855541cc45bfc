export { legalHoldHandlers } from './handlers.ts'
export { holdsOn, requireNoHold } from './holds.ts'
