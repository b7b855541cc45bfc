export type { ClockRules } from './clocks.ts'
export { recompute as recomputeRequest, rightsRequestHandlers } from './handlers.ts'
