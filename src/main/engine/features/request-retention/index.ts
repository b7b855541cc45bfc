export { requestRetentionHandlers } from './handlers.ts'
