export { connectionHandlers } from './handlers.ts'
export { connectionRestored } from './place.ts'
