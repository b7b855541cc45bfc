export { backupsWith } from './backups-with.ts'
export { backupHandlers } from './handlers.ts'
export { scheduleBackups } from './schedule.ts'
