import { type Clock, dayIn } from '#shared/kernel/dates.ts'
import type { AccountCall } from '../../../connector/index.ts'
import type { Story } from '../script.ts'
import type { Calendar } from '../story-time.ts'
import { type AccountField, CrmFile, PeopleFile } from './crm-file.ts'
import { castPeople, type InventedPerson } from './people.ts'
import { carriedIn } from './values.ts'

interface Surroundings {
  readonly story: Story
  readonly calendar: Calendar
  readonly clock: Clock
}

/** The account of the customer system, which answers in HubSpot's forms as it stood at the story's moment. */
export function demoAccount({ story, calendar, clock }: Surroundings): (call: AccountCall) => unknown {
  const crm = story.file('crm.yaml', CrmFile)
  const people = story.file('people.yaml', PeopleFile)
  const { seed, organisation } = story.frame
  const before = calendar.moment('0 00:00')
  const cast = new Map<string, readonly InventedPerson[]>()
  const recordsOf = (type: string) => {
    const made = cast.get(type)
    if (made) return made
    const records = castPeople({
      file: people,
      known: type === 'contacts' ? crm.known : [],
      count: crm.records[type] ?? 0,
      seed,
      firstId: 10_001 + Object.keys(crm.records).indexOf(type) * 100_000,
      before,
    })
    cast.set(type, records)
    return records
  }
  const fieldsOf = (type: string): readonly AccountField[] | null => {
    const fields = crm.objects[type] ?? crm.custom.find(({ typeId }) => typeId === type)?.fields
    const today = dayIn(organisation.timeZone, clock())
    return (
      fields?.filter(
        ({ since = -10_000, until = 1 }) => calendar.day(since) <= today && today < calendar.day(until),
      ) ?? null
    )
  }

  return ({ path, query }) => {
    if (path === '/crm-object-schemas/v3/schemas') return { results: crm.custom.map(schemaOf) }
    const [, family, type = ''] = /^\/crm\/v3\/(properties|objects)\/([\w-]+)$/.exec(path) ?? []
    const fields = fieldsOf(type)
    if (fields === null) return null
    if (family === 'properties') return propertyList(fields, query.get('dataSensitivity'))
    const now = clock()
    const entered = recordsOf(type).filter(({ createdAt }) => createdAt <= now)
    return recordPage(entered, query, (person, names) =>
      Object.fromEntries(
        fields
          .filter(({ name }) => names.includes(name))
          .map((field) => [field.name, carriedIn(field, person, { seed, now })]),
      ),
    )
  }
}

function schemaOf({ typeId, label, description }: CrmFile['custom'][number]): unknown {
  return { objectTypeId: typeId, labels: { plural: label }, description }
}

function propertyList(fields: readonly AccountField[], sensitivity: string | null): unknown {
  const results = fields
    .filter((field) => field.sensitivity === (sensitivity ?? 'non_sensitive'))
    .map(({ name, label, type, own, sensitivity: mark }) => ({
      name,
      label,
      type,
      description: '',
      hubspotDefined: !own,
      dataSensitivity: mark,
    }))
  return { results }
}

function recordPage(
  people: readonly InventedPerson[],
  query: URLSearchParams,
  values: (person: InventedPerson, names: readonly string[]) => unknown,
): unknown {
  const after = Number(query.get('after') ?? '0')
  const names = query.getAll('properties')
  const rest = people.filter(({ id }) => Number(id) > after)
  const page = rest.slice(0, Number(query.get('limit') ?? '10'))
  const last = page.at(-1)
  return {
    results: page.map((person) => ({
      id: person.id,
      properties: values(person, names),
      createdAt: person.createdAt,
      updatedAt: person.updatedAt,
      archived: false,
    })),
    ...(last && page.length < rest.length ? { paging: { next: { after: last.id } } } : {}),
  }
}
