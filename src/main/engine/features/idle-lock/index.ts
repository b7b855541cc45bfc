export { idleLockHandlers, idleMinutes } from './handlers.ts'
