import type { ContentLimit } from '#shared/contract/codes.ts'
import type { DisclosedPerson } from '#shared/contract/request-disclosure.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { propertiesOf } from '../person/index.ts'
import { activitiesOf, fieldsOf, systemOf } from '../rights-request/index.ts'

/** A value of a person as a package may hand it over. */
export interface PackageValue {
  readonly name: string
  readonly label: string
  /** The vendor's type of the field, such as `datetime`. */
  readonly type: string
  /** With what speaks of others blacked out. */
  readonly value: string
  readonly isRedacted: boolean
  readonly isPortable: boolean
  /** Why it is not handed over in full, by package. */
  readonly withheld: { readonly grounds: readonly ContentLimit[]; readonly reason: string } | null
}

/** What one connected system holds about the person. */
export interface PackagePerson {
  readonly system: string
  readonly externalId: string
  readonly readAt: EntityOf<'person'>['readAt']
  readonly values: readonly PackageValue[]
}

/** Everything that the packages of one request are made of. */
export interface PackageFile {
  readonly request: RightsRequest
  readonly people: readonly PackagePerson[]
  readonly activities: readonly EntityOf<'processingActivity'>[]
  /** Systems that were searched, by name. */
  readonly searched: readonly string[]
  /** Systems of these activities that nothing connects: what they hold is answered apart. */
  readonly apart: readonly string[]
  readonly vendors: ReadonlyMap<string, EntityOf<'vendor'>>
}

/** What stands where words were blacked out. */
export const blackedOut = '█████'

/**
 * What the review of a request confirmed, as the store holds it now.
 * @throws Fault `not-found` of the request; `not-reviewed` while nobody has confirmed who the person is
 */
export async function packageFile(db: ReadDb, requestId: string): Promise<PackageFile> {
  const request = await db.get('rightsRequest', requestId)
  if (request.disclosure === null) throw new Fault('not-reviewed')
  const activities = await activitiesOf(db, request)
  const [connections, systems, vendors] = await Promise.all([
    db.all('connection'),
    db.all('system'),
    db.all('vendor'),
  ])
  const connected = new Set<string>(connections.map(({ systemId }) => systemId))
  const named = new Set<string>(activities.flatMap(({ systemIds }) => systemIds))
  const namesOf = (wanted: (id: string) => boolean) =>
    systems.filter(({ id }) => wanted(id)).map(({ name }) => name)
  const people = await Promise.all(request.disclosure.people.map(async (one) => personOf(db, one)))
  return {
    request,
    people: people.flat(),
    activities,
    searched: namesOf((id) => connected.has(id)),
    apart: namesOf((id) => named.has(id) && !connected.has(id)),
    vendors: new Map(vendors.map((vendor) => [vendor.id, vendor])),
  }
}

/** Somebody who was erased since has nothing left to hand over. */
async function personOf(
  db: ReadDb,
  { personId, withheld, redactions, portable }: DisclosedPerson,
): Promise<PackagePerson[]> {
  const person = await db.find('person', personId)
  if (person === null) return []
  const [properties, fields, system] = await Promise.all([
    propertiesOf(db, personId),
    fieldsOf(db, person.connectionId),
    systemOf(db, person.connectionId),
  ])
  const values = Object.entries(properties).flatMap(([name, value]): PackageValue[] => {
    if (value === null || value.trim() === '') return []
    const passages = redactions.filter(({ property }) => property === name).map(({ passage }) => passage)
    const field = fields.get(name)
    return [
      {
        name,
        label: field?.label || name,
        type: field?.type ?? '',
        value: withoutPassages(value, passages),
        isRedacted: passages.length > 0,
        isPortable: portable.includes(name),
        withheld: withheld.find(({ property }) => property === name) ?? null,
      },
    ]
  })
  return [{ system, externalId: person.externalId, readAt: person.readAt, values: values.toSorted(byLabel) }]
}

/** The longest first, so that a name within another leaves nothing of it behind. */
function withoutPassages(text: string, passages: readonly string[]): string {
  return passages
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, passage) => rest.replaceAll(passage, blackedOut), text)
}

function byLabel(one: PackageValue, other: PackageValue): number {
  return one.label.localeCompare(other.label)
}
