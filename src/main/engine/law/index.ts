export {
  type Calendar,
  type CalendarChoice,
  type CalendarReading,
  type Calendars,
  type CountryCalendars,
  chosenCalendar,
  openCalendars,
  requireCalendar,
} from './calendar.ts'
export {
  type Dispute,
  type DutyRule,
  type Law,
  loadLaw,
  type PeriodRule,
  type RightRule,
  ruleInForce,
  versionOf,
} from './law.ts'
