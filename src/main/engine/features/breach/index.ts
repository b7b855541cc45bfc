export { breachHandlers, recompute as recomputeBreach } from './handlers.ts'
