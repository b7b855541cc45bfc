export { callLog, markInterruptedCalls } from './call-log.ts'
export { isOffline, networkHandlers } from './handlers.ts'
export { proxyOf } from './proxy.ts'
