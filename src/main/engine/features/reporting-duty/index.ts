export { standingEntries } from './entries.ts'
export { reportingDutyHandlers } from './handlers.ts'
export { dutiesOf, readingOf, subjectOf } from './reading.ts'
