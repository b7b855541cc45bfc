export { type ClockRules, clocksOf as requestClocksOf } from './clocks.ts'
export { recompute as recomputeRequest, rightsRequestHandlers } from './handlers.ts'
