/** A record as the twin keeps it. */
export interface TwinRecord {
  readonly id: string
  readonly properties: Record<string, string>
  readonly createdAt: string
  updatedAt: string
}

const firstNames = ['Ana', 'Björn', 'Chloé', 'Dmitri', 'Eleni', 'Florian', 'Giulia', 'Hugo', 'Ines', 'Łucja']
const lastNames = [
  'Novak',
  'Österberg',
  'Dupont',
  'Petrov',
  'Papadaki',
  'Müller',
  'Rossi',
  'García',
  'Silva',
  'Wójcik',
]
/** Countries with the number ranges that their regulators keep for fiction. */
const places = [
  { country: 'United Kingdom', city: 'London', phone: (n: number) => `+447700900${pad(n % 1_000, 3)}` },
  { country: 'France', city: 'Lyon', phone: (n: number) => `+3319900${pad(n % 10_000, 4)}` },
  { country: 'Germany', city: 'Köln', phone: (n: number) => `+4930231259${pad(n % 100, 2)}` },
]
const firstDay = Date.parse('2020-01-01T08:00:00.000Z')

/** So many contacts, the same each time: reserved domains, fictional numbers, some empty values, some odd ones. */
export function makeContacts(count: number): TwinRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const first = pick(firstNames, index)
    const last = pick(lastNames, Math.floor(index / firstNames.length))
    const place = pick(places, index)
    const createdAt = new Date(firstDay + index * 3_600_000).toISOString()
    const updatedAt = new Date(firstDay + index * 3_600_000 + 86_400_000).toISOString()
    const id = String(1_001 + index)
    return {
      id,
      createdAt,
      updatedAt,
      properties: {
        hs_object_id: id,
        firstname: first,
        lastname: last,
        email: `${plain(first)}.${plain(last)}.${index}@example.org`,
        ...(index % 3 === 0 ? {} : { phone: place.phone(index) }),
        ...(index % 4 === 0 ? { mobilephone: `+447700900${pad(index % 1_000, 3)}` } : {}),
        country: place.country,
        city: place.city,
        jobtitle: index % 5 === 0 ? 'Data engineer' : 'Buyer',
        lifecyclestage: index % 2 === 0 ? 'lead' : 'customer',
        hs_language: ['en', 'fr', 'de'][index % 3] ?? 'en',
        hs_email_optout: index % 7 === 0 ? 'true' : 'false',
        ...(index % 11 === 0 ? { hs_additional_emails: `second.${index}@example.com` } : {}),
        createdate: createdAt,
        lastmodifieddate: updatedAt,
      },
    }
  })
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('an empty list has nothing to pick')
  return found
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[łŁ]/g, 'l').toLowerCase()
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}
