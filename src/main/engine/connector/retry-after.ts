import { Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { HttpAnswer } from './http.ts'

/**
 * The seconds that a vendor asks to wait, from Retry-After as a number or as a date (RFC 9110, 10.2.3); null where it
 * says nothing that can be understood.
 */
export function retryAfterSeconds(answer: Pick<HttpAnswer, 'header'>, now: Instant): number | null {
  const value = answer.header('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const until = httpDate(value)
  return until === null ? null : Math.max(0, Math.ceil((millisecondsOf(until) - millisecondsOf(now)) / 1_000))
}

function httpDate(value: string): Instant | null {
  const parts = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/.exec(value)
  if (parts === null) return null
  const [, day, month, year, time] = parts
  const number = String(months.indexOf(month ?? '') + 1).padStart(2, '0')
  return Instant.safeParse(`${year}-${number}-${day}T${time}Z`).data ?? null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
