import { systemClock } from '#shared/kernel/dates.ts'

/** A batch of people as a connector brings them. */
export function people(batch: string, count: number): Record<string, string | null>[] {
  return Array.from({ length: count }, (_unused, place) => ({
    id: `person_${batch}-${place}`,
    connectionId: batch,
    externalId: String(place),
    name: `Person ${place} of ${batch}`,
    email: `person.${place}@example.org`,
    phone: '',
    country: 'DE',
    createdInSourceAt: systemClock(),
    updatedInSourceAt: systemClock(),
    readAt: systemClock(),
  }))
}
