import { join } from 'node:path'
import { type LegalEvent, requestClock } from '#engine/deadline/index.ts'
import { loadLaw, openCalendars } from '#engine/law/index.ts'
import { addDays, Day, dayIn, Instant, systemClock, TimeZone } from '#shared/kernel/dates.ts'
import { benchEngine, newStore } from './bench-store.ts'
import { type Figures, median, milliseconds } from './timing.ts'

const requests = 300
const resourcesDir = join(import.meta.dirname, '../../resources')
const zone = TimeZone.parse('Europe/Berlin')

/** The clock of a request with a suspension and an extension, and the first look at a calendar of 300 open requests. */
export async function benchClocks(folder: string): Promise<Figures> {
  const { engine, client } = await benchEngine(folder)
  await client.store.create(newStore(join(folder, 'Clocks.wardbook')))
  const today = dayIn(zone, systemClock())
  for (let place = 0; place < requests; place++) {
    await client.rightsRequest.create({
      subjectName: `Person ${place}`,
      rights: ['art15Access'],
      receivedAt: at(addDays(today, -(place % 28) - 1)),
    })
  }
  const start = performance.now()
  await client.calendar.list()
  const firstLook = performance.now() - start
  const laterLook = await median(5, () => client.calendar.list())
  await engine.close()
  return {
    'clock of a request, suspended and extended': milliseconds((await median(5, manyClocks)) / clocks),
    [`calendar of ${requests} open requests, first look`]: milliseconds(firstLook),
    [`calendar of ${requests} open requests, afterwards`]: milliseconds(laterLook),
  }
}

const clocks = 200
const law = loadLaw(resourcesDir)
const calendars = openCalendars(resourcesDir)

function manyClocks(): void {
  for (let place = 0; place < clocks; place++) {
    const receivedOn = addDays(Day.parse('2026-01-01'), place)
    const event = (name: LegalEvent['event'], days: number): LegalEvent => {
      const occurredAt = at(addDays(receivedOn, days))
      return { id: name, event: name, occurredAt, recordedAt: occurredAt, facts: { reasonedDoubt: true } }
    }
    requestClock({
      right: 'art15Access',
      regime: 'eu',
      events: [
        event('receivedByController', 0),
        event('identityAsked', 1),
        event('identityProved', 9),
        event('extensionNoticeSent', 20),
      ],
      zone,
      country: 'DE',
      region: 'BY',
      law,
      calendars,
      today: receivedOn,
    })
  }
}

function at(day: Day): Instant {
  return Instant.parse(`${day}T09:00:00Z`)
}
