import {
  CalendarClock,
  FileSignature,
  Gavel,
  Inbox,
  ListChecks,
  type LucideIcon,
  ShieldAlert,
  Siren,
} from 'lucide-react'
import type { DeadlineKind } from '#shared/contract/calendar.ts'

/** The sign of each kind of thing that has a date. */
export const deadlineIcons: Readonly<Record<DeadlineKind, LucideIcon>> = {
  request: Inbox,
  incident: ShieldAlert,
  breach: Siren,
  authority: Gavel,
  task: ListChecks,
  review: CalendarClock,
  contract: FileSignature,
}
