import type { ClockEvent } from '#shared/contract/clock.ts'

/** A legal event in its place in the file, with what became of it. */
export interface TimelineEntry {
  readonly event: ClockEvent
  /** The later event that stands in its place or takes it out of the file. */
  readonly correctedBy: ClockEvent | null
  /** The event that this one corrects. */
  readonly corrects: ClockEvent | null
}

/** The whole file as it happened, corrected entries included: nothing that was recorded disappears. */
export function timelineOf(events: readonly ClockEvent[]): readonly TimelineEntry[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const corrections = latestCorrections(events)
  return events.toSorted(asTheyHappened).map((event) => {
    const corrects = event.correctionOf === null ? null : (byId.get(event.correctionOf) ?? null)
    const rival = corrects === null ? undefined : corrections.get(corrects.id)
    return {
      event,
      corrects,
      correctedBy: corrections.get(event.id) ?? (rival === undefined || rival === event ? null : rival),
    }
  })
}

/** The events that count: neither corrected nor a mere note that an entry was wrong. */
export function standingEvents(events: readonly ClockEvent[]): readonly ClockEvent[] {
  return timelineOf(events)
    .filter(({ event, correctedBy }) => correctedBy === null && !isVoiding(event))
    .map(({ event }) => event)
}

/** Whether the event says only that an earlier entry was wrong. */
export function isVoiding({ event }: Pick<ClockEvent, 'event'>): boolean {
  return event === 'requestEventVoided' || event === 'breachEventVoided'
}

/** Of several corrections of one event the one that was recorded last. */
function latestCorrections(events: readonly ClockEvent[]): ReadonlyMap<string, ClockEvent> {
  const latest = new Map<string, ClockEvent>()
  for (const event of events) {
    if (event.correctionOf === null) continue
    const rival = latest.get(event.correctionOf)
    if (rival === undefined || recordedKey(event) > recordedKey(rival)) latest.set(event.correctionOf, event)
  }
  return latest
}

function recordedKey({ recordedAt, id }: ClockEvent): string {
  return `${recordedAt} ${id}`
}

function asTheyHappened(one: ClockEvent, other: ClockEvent): number {
  return one.occurredAt.localeCompare(other.occurredAt) || recordedKey(one).localeCompare(recordedKey(other))
}
