export { type ClockRules, clocksOf as requestClocksOf, type RulesInForce, rulesInForce } from './clocks.ts'
export { recompute as recomputeRequest, rightsRequestHandlers } from './handlers.ts'
