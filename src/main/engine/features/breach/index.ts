export { standingFilings } from './filing.ts'
export { breachHandlers, clocksOf as breachClocksOf, recompute as recomputeBreach } from './handlers.ts'
