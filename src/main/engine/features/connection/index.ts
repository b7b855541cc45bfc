export { connectionHandlers } from './handlers.ts'
export { connectionRestored } from './place.ts'
export { peopleReadings } from './sync-state.ts'
