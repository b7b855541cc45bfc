export { copiesWith } from './copies-with.ts'
export { backupHandlers } from './handlers.ts'
export { pruneErasures } from './prune-erasures.ts'
export { scheduleBackups } from './schedule.ts'
