export { affectedPeopleHandlers, countsOf } from './handlers.ts'
