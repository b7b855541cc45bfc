import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { WallTime } from '../pages/form-page.ts'

const cli = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs')

/** The organisation of the tests: in Ireland, with the clock of Berlin. */
const place = ['--timezone', 'Europe/Berlin', '--country', 'IE', '--json']

/** The day on which access is due, as the command line computes it without a store: `2026-12-01`. */
export function accessDueOn({ day, time }: WallTime): string {
  return computed(['--right', 'access', '--received', `${day}T${time}`])
}

/** The moment by which the authority is told, `2026-11-24T10:30:00+01:00`. */
export function notificationDueAt({ day, time }: WallTime): string {
  return computed(['--breach', '--aware', `${day}T${time}`])
}

function computed(options: readonly string[]): string {
  const printed = execFileSync(process.execPath, [cli, 'deadline', ...options, ...place], {
    encoding: 'utf8',
  })
  return JSON.parse(printed).due
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

/** Today, shortly after midnight. */
export function earlyToday(): WallTime {
  return { day: today(), time: '00:05' }
}

function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format()
}
