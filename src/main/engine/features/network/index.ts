export { callLog, markInterruptedCalls } from './call-log.ts'
export { isOffline, networkHandlers } from './handlers.ts'
