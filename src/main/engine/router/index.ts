export { createEvents, type Events } from './events.ts'
export { inputIssue } from './faults.ts'
export type {
  Actor,
  CommandContext,
  HandlersOf,
  JobContext,
  OpenHandlersOf,
  QueryContext,
} from './handlers.ts'
export { createJobs, type Jobs, markInterrupted } from './jobs.ts'
export { buildRouter, type Dispatcher } from './router.ts'
