export { clockEventsOf, recordClockEvent } from './events.ts'
