export { type BreachClock, type BreachClockInput, breachClock } from './breach-clock.ts'
export {
  type DeadlineOptions,
  type DeadlineSheet,
  deadlineFromOptions,
  rightNames,
} from './deadline-sheet.ts'
export { type AgreedPeriod, type DutyStep, dutyClock } from './duty-clock.ts'
export { type EventFacts, type LegalEvent, standingEvents } from './legal-event.ts'
export { type TypedMoment, typedMoment } from './local-time.ts'
export type { OtherLimit } from './other-limit.ts'
export { endOfPeriod, type Period, type PeriodEnd } from './period.ts'
export { type DeadlinePolicy, defaultPolicy } from './policy.ts'
export { type Alternative, hasPosition, type Positions } from './position.ts'
export { type RequestClock, requestClock } from './request-clock.ts'
export type { Hypotheses, RequestClockInput } from './request-file.ts'
export { daysOffOf } from './working-day.ts'
