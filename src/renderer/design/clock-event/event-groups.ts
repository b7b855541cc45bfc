import type { ClockEventName } from '#shared/contract/clock.ts'

/** Events of one kind, as the dialog offers them. Its words are `clock-event:group.<key>`. */
export interface EventGroup {
  readonly key: string
  readonly events: readonly ClockEventName[]
}

/** The groups with those events in front that the file suggests next; none is offered twice. */
export function withSuggestions(
  groups: readonly EventGroup[],
  suggested: readonly ClockEventName[],
): readonly EventGroup[] {
  const rest = groups.map(({ key, events }) => ({
    key,
    events: events.filter((event) => !suggested.includes(event)),
  }))
  return [{ key: 'next', events: suggested }, ...rest].filter(({ events }) => events.length > 0)
}
