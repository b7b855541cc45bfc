import type { DisclosureDraft, FoundPerson } from '#shared/contract/request-disclosure.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { findPeople, propertiesOf } from '../person/index.ts'
import { portabilityOf } from './portability.ts'
import { thirdPartiesIn } from './third-parties.ts'

type Request = EntityOf<'rightsRequest'>

/** Who of the connected systems may be the person of a request, unmasked: the audit log keeps that it was looked at. */
export async function findSubject(id: string, { db }: CommandContext): Promise<FoundPerson[]> {
  const request = await db.get('rightsRequest', id)
  const found = await findPeople(db, {
    emails: [request.subjectEmail],
    phones: [request.subjectPhone],
    names: [request.subjectName],
    externalIds: request.identifiers,
  })
  const activities = await activitiesOf(db, request)
  const people = await Promise.all(
    found.map(async ({ id: personId, matchedBy }) => ({
      ...(await recordOf(db, personId, activities)),
      matchedBy: [...matchedBy],
    })),
  )
  db.note({ request: id, people: people.map(({ person }) => person.id) })
  return people
}

/** One record with every filled property: its label, category and what speaks of others. */
async function recordOf(
  db: ReadDb,
  personId: string,
  activities: readonly EntityOf<'processingActivity'>[],
): Promise<Omit<FoundPerson, 'matchedBy'>> {
  const person = await db.get('person', personId)
  const [properties, fields, system] = await Promise.all([
    propertiesOf(db, personId),
    fieldsOf(db, person.connectionId),
    systemOf(db, person.connectionId),
  ])
  const filled = Object.entries(properties).flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [[name, value] as const],
  )
  return {
    person,
    system,
    properties: await Promise.all(
      filled.map(async ([name, value]) => {
        const field = fields.get(name)
        return {
          name,
          label: field?.label || name,
          value,
          category: field?.dataCategory ?? null,
          portability: portabilityOf(field, name, activities),
          thirdParties: [...(await thirdPartiesIn(db, value, person))],
        }
      }),
    ),
  }
}

/**
 * Keeps the review of a request's packages.
 * @throws Fault `not-found` of a person; `invalid-input` when everything of somebody would be withheld
 */
export async function saveDisclosure(
  {
    id,
    revision,
    disclosure,
  }: {
    readonly id: string
    readonly revision: number
    readonly disclosure: DisclosureDraft
  },
  { db, actor, now }: CommandContext,
): Promise<Request> {
  for (const [at, { personId, withheld }] of disclosure.people.entries()) {
    await db.get('person', personId)
    const filled = Object.values(await propertiesOf(db, personId)).filter((value) => value?.trim())
    const left = new Set(
      withheld.filter(({ grounds }) => grounds.includes('art15_4')).map(({ property }) => property),
    )
    // GDPR recital 63: the result should not be a refusal to provide all information.
    if (filled.length > 0 && left.size >= filled.length)
      throw new Fault('invalid-input', {
        issues: [{ path: ['disclosure', 'people', at], key: 'nothingLeft' }],
      })
  }
  return db.update('rightsRequest', id, revision, {
    disclosure: { ...disclosure, reviewedBy: actor.label, reviewedAt: now },
  })
}

/** The fields of a connection by the names that its system gives them. */
export async function fieldsOf(
  db: ReadDb,
  connectionId: string,
): Promise<ReadonlyMap<string, EntityOf<'field'>>> {
  const datasets = await db.all('dataset', { connectionId: [connectionId] })
  const fields = await db.all('field', { datasetId: datasets.map(({ id }) => id) })
  // Where several object types have a field of one name, the people's own counts.
  const ofPeople = new Set(
    datasets.filter(({ subjectCategory }) => subjectCategory !== null).map(({ id }) => id),
  )
  const ordered = fields.toSorted(
    (a, b) => Number(ofPeople.has(a.datasetId)) - Number(ofPeople.has(b.datasetId)),
  )
  return new Map(ordered.map((field) => [field.name, field]))
}

/** What the system behind a connection is called. */
export async function systemOf(db: ReadDb, connectionId: string): Promise<string> {
  const { name, systemId } = await db.get('connection', connectionId)
  const system = await db.find('system', systemId)
  return system?.name ?? name
}

/**
 * The processing activities that concern the person: those that the request names, or else those of the connected systems
 * in our own responsibility.
 */
export async function activitiesOf(
  db: ReadDb,
  { activityIds }: Pick<Request, 'activityIds'>,
): Promise<readonly EntityOf<'processingActivity'>[]> {
  const all = (await db.all('processingActivity')).filter(
    ({ kind, status }) => kind !== 'processor' && status !== 'retired',
  )
  if (activityIds.length > 0) return all.filter(({ id }) => activityIds.includes(id))
  const connected = new Set((await db.all('connection')).map(({ systemId }) => systemId))
  return all.filter(({ systemIds }) => systemIds.some((id) => connected.has(id)))
}
