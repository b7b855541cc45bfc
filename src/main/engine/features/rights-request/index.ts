export { type ClockRules, clocksOf as requestClocksOf, type RulesInForce, rulesInForce } from './clocks.ts'
export { rightsRequestHandlers } from './handlers.ts'
export { loadIntakePhrases } from './intake-phrases.ts'
export { recompute as recomputeRequest } from './recompute.ts'
