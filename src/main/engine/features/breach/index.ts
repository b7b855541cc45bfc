export { type FilledForm, filledForm } from './edpb-form/reading.ts'
export { surroundingsOf } from './edpb-form/surroundings.ts'
export { standingFilings } from './filing.ts'
export { breachHandlers, clocksOf as breachClocksOf, recompute as recomputeBreach } from './handlers.ts'
