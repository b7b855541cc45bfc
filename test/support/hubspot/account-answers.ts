import type { IncomingMessage } from 'node:http'
import type { TwinRecord } from './contact-records.ts'
import type { ExpectedProperty } from './property-table.ts'

/** What the account of the twin holds. */
export interface TwinAccount {
  /** Leaves empty values out, as HubSpot's description wants; otherwise they are null, as in life. */
  readonly asDescribed: boolean
  readonly contacts: Map<string, TwinRecord>
  readonly properties: Map<string, ExpectedProperty[]>
  readonly faults: {
    readonly customObjectsForbidden: boolean
    readonly sensitiveForbidden: boolean
    readonly vanished: Set<string>
    readonly brokenRow: boolean
  }
}

export interface TwinAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What HubSpot answers when nothing is wrong. */
export function accountAnswer(
  state: TwinAccount,
  request: IncomingMessage,
  url: URL,
  body: unknown,
): TwinAnswer {
  const [, family, objectType = ''] = /^\/crm\/v3\/(properties|objects)\/([\w-]+)$/.exec(url.pathname) ?? []
  if (request.method === 'GET' && family === 'properties')
    return propertyList(state, objectType, url.searchParams)
  if (request.method === 'GET' && family === 'objects') return recordList(state, objectType, url.searchParams)
  if (request.method === 'POST' && url.pathname === '/crm/v3/objects/contacts/search')
    return search(state, body)
  if (request.method === 'GET' && url.pathname === '/crm-object-schemas/v3/schemas') return schemas(state)
  return refusal(404, 'OBJECT_NOT_FOUND', 'No such place.')
}

function propertyList(state: TwinAccount, objectType: string, query: URLSearchParams): TwinAnswer {
  const properties = state.properties.get(objectType)
  if (properties === undefined) return refusal(404, 'OBJECT_NOT_FOUND', 'No such object type.')
  const sensitivity = query.get('dataSensitivity') ?? 'non_sensitive'
  if (sensitivity !== 'non_sensitive' && state.faults.sensitiveForbidden)
    return missingScope(`crm.schemas.${objectType}.sensitive.read`)
  const results = properties
    .filter((property) => property.sensitivity === sensitivity && !state.faults.vanished.has(property.name))
    .map(({ name, label, type, hubspotDefined }) => ({
      name,
      label,
      type,
      description: '',
      fieldType: 'text',
      groupName: `${objectType}information`,
      options: [],
      hubspotDefined,
      dataSensitivity: sensitivity,
      hidden: false,
    }))
  return { status: 200, body: { results } }
}

function recordList(state: TwinAccount, objectType: string, query: URLSearchParams): TwinAnswer {
  const limit = Number(query.get('limit') ?? '10')
  if (limit > 100) return refusal(400, 'VALIDATION_ERROR', 'limit is at most 100')
  const all = objectType === 'contacts' ? [...state.contacts.values()] : []
  const after = Number(query.get('after') ?? '0')
  // The cursor is the identifier of the last record, so that removals in between skip nobody.
  const rest = all.filter(({ id }) => Number(id) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  const paging =
    rest.length > limit && last ? { paging: { next: { after: last.id, link: `?after=${last.id}` } } } : {}
  return { status: 200, body: { results: shownAll(state, page, query.getAll('properties')), ...paging } }
}

function search(state: TwinAccount, body: unknown): TwinAnswer {
  const { filterGroups, after, limit, properties } = body as SearchBody
  const filter = filterGroups[0]?.filters[0]
  if (filter?.propertyName !== 'lastmodifieddate' || filter.operator !== 'GTE')
    return refusal(400, 'VALIDATION_ERROR', 'The twin searches by lastmodifieddate only.')
  const start = Number(after)
  if (start + limit > 10_000) return refusal(400, 'VALIDATION_ERROR', 'The search ends at 10,000 results.')
  const found = [...state.contacts.values()]
    .filter(({ updatedAt }) => Date.parse(updatedAt) >= Number(filter.value))
    .toSorted(
      (one, other) => one.updatedAt.localeCompare(other.updatedAt) || Number(one.id) - Number(other.id),
    )
  const page = found.slice(start, start + limit)
  const end = start + page.length
  const paging = end < found.length ? { paging: { next: { after: String(end) } } } : {}
  return { status: 200, body: { total: found.length, results: shownAll(state, page, properties), ...paging } }
}

interface SearchBody {
  readonly filterGroups: readonly {
    readonly filters: readonly {
      readonly propertyName: string
      readonly operator: string
      readonly value: string
    }[]
  }[]
  readonly after: string
  readonly limit: number
  readonly properties: readonly string[]
}

function shownAll(
  state: TwinAccount,
  records: readonly TwinRecord[],
  wanted: readonly string[],
): readonly unknown[] {
  const known = new Set((state.properties.get('contacts') ?? []).map(({ name }) => name))
  const names = [...new Set(['hs_object_id', 'createdate', 'lastmodifieddate', ...wanted])].filter(
    (name) => known.has(name) && !state.faults.vanished.has(name),
  )
  const rows: unknown[] = records.map((record) => shown(state, record, names))
  return state.faults.brokenRow ? [{ id: null, properties: 'none' }, ...rows] : rows
}

function shown(state: TwinAccount, record: TwinRecord, names: readonly string[]): unknown {
  const properties = Object.fromEntries(
    names
      .map((name) => [name, record.properties[name] ?? null])
      .filter(([, value]) => value !== null || !state.asDescribed),
  )
  const { id, createdAt, updatedAt } = record
  return { id, properties, createdAt, updatedAt, archived: false }
}

function schemas(state: TwinAccount): TwinAnswer {
  if (state.faults.customObjectsForbidden) return missingScope('crm.schemas.custom.read')
  const results = [
    {
      id: '4711',
      objectTypeId: '2-4711',
      name: 'pets',
      labels: { singular: 'Pet', plural: 'Pets' },
      description: 'Animals of our customers',
      properties: [],
      associations: [],
      requiredProperties: [],
    },
  ]
  return { status: 200, body: { results } }
}

/** The properties of a custom object type. */
export function petProperties(): ExpectedProperty[] {
  const plain = { type: 'string', sensitivity: 'non_sensitive', hubspotDefined: false } as const
  const nothing = {
    dataCategory: null,
    specialCategory: null,
    criminalOffence: false,
    identifier: false,
    missed: false,
  }
  return [
    { ...plain, ...nothing, name: 'pet_name', label: 'Name of the pet' },
    {
      ...plain,
      ...nothing,
      name: 'owner_email',
      label: 'E-mail of the owner',
      dataCategory: 'contactDetails',
      identifier: true,
    },
  ]
}

function missingScope(scope: string): TwinAnswer {
  const { body } = refusal(403, 'MISSING_SCOPES', 'This app has not been granted all required scopes.')
  const errors = [{ message: 'One or more scopes are needed.', context: { requiredGranularScopes: [scope] } }]
  return { status: 403, body: { ...(body as object), errors } }
}

/** An error in the form of HubSpot. */
export function refusal(status: number, category: string, message: string): TwinAnswer {
  const correlationId = '00000000-0000-4000-8000-000000000000'
  return { status, body: { status: 'error', category, message, correlationId } }
}
