import { Instant } from '#shared/kernel/dates.ts'

/** Contacts as a CRM gives them, without end. */
export function* people(count: number): Generator<Record<string, string | null>> {
  const at = Instant.parse('2026-01-01T00:00:00Z')
  for (let place = 0; place < count; place++) {
    const key = String(place).padStart(26, '0')
    yield {
      id: `person_${key}`,
      connectionId: 'connection_00000000000000000000000000',
      externalId: String(100_000 + place),
      name: `Person ${place}`,
      email: `person.${place}@example.org`,
      phone: `+49 30 ${String(place).padStart(7, '0')}`,
      country: 'DE',
      createdInSourceAt: at,
      updatedInSourceAt: at,
      readAt: at,
    }
  }
}
