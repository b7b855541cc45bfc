export { legalHoldHandlers } from './handlers.ts'
export { holdsOn, refuseHeld, requireNoHold, standingHolds } from './holds.ts'
