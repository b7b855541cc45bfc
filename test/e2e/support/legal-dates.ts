import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { WallTime } from '../pages/form-page.ts'

const cli = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs')

/** The organisation of the tests: in Ireland, with the clock of Berlin. */
const place = ['--timezone', 'Europe/Berlin', '--country', 'IE', '--json']

/** The day on which access is due, as the command line computes it without a store: `2026-12-01`. */
export function accessDueOn(received: WallTime): string {
  return computed(['--right', 'access', '--received', wall(received)])
}

/** The dates of a clock: the legal one and the one without suspension, and the limits inside the month. */
export interface Limits {
  readonly due: string
  readonly cautious: string
  readonly refusalDue: string
  readonly extensionNoticeDue: string
}

/** The limits of an access request with what happened to it, such as `identityAsked`, in the order in which it happened. */
export function accessLimits(received: WallTime, events: readonly (readonly [string, WallTime])[]): Limits {
  return printed([
    ...['--right', 'access', '--received', wall(received)],
    ...events.flatMap(([event, at]) => ['--event', `${event}:${wall(at)}`]),
  ])
}

/** The limits of a request for erasure. */
export function erasureLimits(received: WallTime): Limits {
  return printed(['--right', 'erasure', '--received', wall(received)])
}

/** The moment by which the authority is told, `2026-11-24T10:30:00+01:00`. */
export function notificationDueAt(aware: WallTime): string {
  return computed(['--breach', '--aware', wall(aware)])
}

function computed(options: readonly string[]): string {
  return printed(options).due
}

function printed(options: readonly string[]): Limits {
  return JSON.parse(
    execFileSync(process.execPath, [cli, 'deadline', ...options, ...place], { encoding: 'utf8' }),
  )
}

function wall({ day, time }: WallTime): string {
  return `${day}T${time}`
}

/** `1 Dec 2026`, as the window writes a day in English. */
export function asShown(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  )
}

/** Half past midnight on the first day of this month, on the clock of Berlin. */
export function firstOfMonth(): WallTime {
  return { day: `${today().slice(0, 7)}-01`, time: '00:30' }
}

/** A time on a day so many days ago. */
export function daysAgo(count: number, time: string): WallTime {
  const [year = 0, month = 1, day = 1] = today().split('-').map(Number)
  return { day: new Date(Date.UTC(year, month - 1, day - count)).toISOString().slice(0, 10), time }
}

/** Today, shortly after midnight. */
export function earlyToday(): WallTime {
  return { day: today(), time: '00:05' }
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format()
}
