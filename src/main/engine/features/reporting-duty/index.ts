export { reportingDutyHandlers } from './handlers.ts'
export { dutiesOf, processorAwareAt, readingOf, subjectOf } from './reading.ts'
