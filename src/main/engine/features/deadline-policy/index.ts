export { deadlinePolicyHandlers } from './handlers.ts'
