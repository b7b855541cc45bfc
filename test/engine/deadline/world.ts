import { join } from 'node:path'
import {
  type BreachClock,
  breachClock,
  type LegalEvent,
  type RequestClock,
  type RequestClockInput,
  requestClock,
} from '#engine/deadline/index.ts'
import { loadLaw, openCalendars } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'

export const resourcesDir = join(import.meta.dirname, '../../../resources')
export const law = loadLaw(resourcesDir)
export const calendars = openCalendars(resourcesDir)

export const day = (text: string) => Day.parse(text)
export const zone = (text: string) => TimeZone.parse(text)

/** A legal event at noon UTC of a day, or at a moment. */
export function happened(
  event: ClockEventName,
  on: string,
  more: Partial<Omit<LegalEvent, 'event' | 'occurredAt'>> = {},
): LegalEvent {
  const occurredAt = Instant.parse(on.includes('T') ? on : `${on}T12:00:00Z`)
  return { id: `event_${event}_${on}`, event, occurredAt, recordedAt: occurredAt, ...more }
}

/** The clock of an access request under the GDPR in Germany, unless said otherwise. */
export function clockOf(
  events: readonly LegalEvent[],
  more: Partial<Omit<RequestClockInput, 'events' | 'law' | 'calendars'>> = {},
): RequestClock {
  return requestClock({
    right: 'art15Access',
    regime: 'eu',
    zone: zone('Europe/Berlin'),
    country: 'DE',
    region: null,
    ...more,
    events,
    law,
    calendars,
  })
}

export const british = { regime: 'uk', country: 'GB', region: 'ENG', zone: zone('Europe/London') } as const
export const swiss = { regime: 'ch', country: 'CH', region: 'ZH', zone: zone('Europe/Zurich') } as const

/** The clock of a breach under the GDPR in Germany, unless said otherwise. */
export function breachOf(
  events: readonly LegalEvent[],
  more: Partial<Omit<Parameters<typeof breachClock>[0], 'events' | 'law' | 'calendars'>> = {},
): BreachClock {
  return breachClock({
    regime: 'eu',
    zone: zone('Europe/Berlin'),
    country: 'DE',
    region: null,
    ...more,
    events,
    law,
    calendars,
  })
}

/** The keys of messages without their namespace. */
export function keys(messages: readonly { readonly key: string }[]): string[] {
  return messages.map(({ key }) => key.replace(/^deadline:(step|warning|noted|limit)\./, ''))
}
