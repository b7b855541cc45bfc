import { ChevronRight } from 'lucide-react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import classes from './clock-event.module.css'
import { EventName } from './EventChoice.tsx'

interface NextEventsProps {
  readonly events: readonly ClockEventName[]
  readonly onChoose: (event: ClockEventName) => void
}

/** The events that are sensible next, each one click away from its dialog. */
export function NextEvents({ events, onChoose }: NextEventsProps) {
  return (
    <ul className={classes.next}>
      {events.map((event) => (
        <li key={event}>
          <button type="button" className={classes.nextEvent} onClick={() => onChoose(event)}>
            <ChevronRight size={14} aria-hidden="true" />
            <EventName event={event} />
          </button>
        </li>
      ))}
    </ul>
  )
}
