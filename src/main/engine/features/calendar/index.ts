export { calendarHandlers } from './handlers.ts'
export { type OpenDeadlines, openDeadlines } from './open-deadlines.ts'
