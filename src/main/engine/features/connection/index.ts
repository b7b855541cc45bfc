export { connectionHandlers } from './handlers.ts'
