import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { Target } from './address.ts'
import { authorizationHeaders, type Secret } from './authorize.ts'
import { type Call, caller, type RateGate } from './call.ts'
import type { ConnectorDefinition, Paging } from './definition.ts'
import { type Http, type Outside, openHttp } from './http.ts'
import { rowsAt } from './json.ts'
import {
  type FoundField,
  type FoundObjectType,
  type FoundPerson,
  type FoundRecord,
  fieldFrom,
  objectTypeFrom,
  personFrom,
  type Rows,
  readRows,
  recordFrom,
} from './map.ts'
import { rateLimiter, systemPace } from './pace.ts'
import { type Cursor, firstCursor, nextCursor } from './paginate.ts'
import { fill, type PreparedRequest, type TemplateValues } from './template.ts'

/** What a reading gave, and what it could not see. */
export interface Reading<T> {
  readonly rows: readonly T[]
  readonly notes: readonly Message[]
  /** What the secret may not see: marks of fields, or `*` for all of it. */
  readonly refused: readonly string[]
}

/** One page of people. */
export interface PeoplePage extends Rows<FoundPerson> {
  /** Where the next page begins; null: this was the last. */
  readonly next: Cursor
}

/** Which people are read: all, or those that changed since a moment. */
export type PeopleScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'changed'; readonly sinceMilliseconds: number }

/** A system that can be asked. Every method throws the connector faults, and `cancelled` when the signal is raised. */
export interface Connector {
  readonly host: string
  /** One cheap call that shows whether the secret is accepted. */
  readonly test: (signal: AbortSignal) => Promise<void>
  /** The object types that the customer made. */
  readonly customTypes: (signal: AbortSignal) => Promise<Reading<FoundObjectType>>
  /** All fields of an object type, the vendor's sensitive ones included where the secret may see them. */
  readonly fields: (objectType: string, signal: AbortSignal) => Promise<Reading<FoundField>>
  /** A first page of records with the values of so many fields. */
  readonly sample: (
    objectType: string,
    fields: readonly string[],
    signal: AbortSignal,
  ) => Promise<Rows<FoundRecord>>
  readonly people: (
    scope: PeopleScope,
    cursor: Cursor,
    fields: readonly string[],
    signal: AbortSignal,
  ) => Promise<PeoplePage>
  readonly close: () => Promise<void>
}

/**
 * Opens a system for reading, as its definition describes it.
 * @throws Fault `address-refused`, `connector-unreachable`, `connector-refused` before anything was sent
 */
export async function openConnector(
  definition: ConnectorDefinition,
  target: Pick<Target, 'baseUrl' | 'allowPrivate'>,
  secret: Secret,
  network: Outside,
): Promise<Connector> {
  const headers = { ...definition.headers, ...authorizationHeaders(definition, secret) }
  const http = await openHttp(
    definition.key,
    { ...target, baseUrl: target.baseUrl || definition.baseUrl, hosts: definition.hosts },
    headers,
    network,
  )
  const pace = network.pace ?? systemPace
  const usualGate = rateLimiter(definition.rate, pace)
  const changedGate =
    definition.people.changed === null ? usualGate : rateLimiter(definition.people.changed.rate, pace)
  const call = caller(http, definition, network)
  const steps = { definition, http, call, gate: usualGate }

  return {
    host: http.host,
    close: http.close,
    test: async (signal) => {
      await call(fill(definition.test.request, {}), usualGate, signal)
    },
    customTypes: async (signal) => customTypes(steps, signal),
    fields: async (objectType, signal) => fields(steps, objectType, signal),
    sample: async (objectType, names, signal) => sample(steps, objectType, names, signal),
    people: async (scope, cursor, names, signal) =>
      people(
        { ...steps, gate: scope.kind === 'all' ? usualGate : changedGate },
        scope,
        cursor,
        names,
        signal,
      ),
  }
}

interface Steps {
  readonly definition: ConnectorDefinition
  readonly http: Http
  readonly call: Call
  readonly gate: RateGate
}

async function customTypes(steps: Steps, signal: AbortSignal): Promise<Reading<FoundObjectType>> {
  const { custom } = steps.definition.objectTypes
  if (custom === null) return { rows: [], notes: [], refused: [] }
  return orNote(custom.refused, '*', {}, async () => {
    const answer = await steps.call(fill(custom.request, {}), steps.gate, signal)
    const { rows, refused: unread } = readRows(rowsAt(answer, custom.items, steps.http.host), (row) =>
      objectTypeFrom(row, custom),
    )
    return { rows, notes: unreadNote(unread, 'connector:note.types-unread'), refused: [] }
  })
}

async function fields(steps: Steps, objectType: string, signal: AbortSignal): Promise<Reading<FoundField>> {
  const { fields: described } = steps.definition
  const found = new Map<string, FoundField>()
  const notes: Message[] = []
  const refusedMarks: string[] = []
  for (const sensitivity of described.sensitivities) {
    const reading = await orNote(
      sensitivity.refused,
      sensitivity.value,
      { objectType, sensitivity: sensitivity.value },
      async () => {
        const request = fill(described.request, { objectType, sensitivity: sensitivity.value })
        const answer = await steps.call(request, steps.gate, signal)
        const { rows, refused: unread } = readRows(rowsAt(answer, described.items, steps.http.host), (row) =>
          fieldFrom(row, described, sensitivity),
        )
        return {
          rows,
          notes: unreadNote(unread, 'connector:note.fields-unread', { objectType }),
          refused: [],
        }
      },
    )
    for (const field of reading.rows) found.set(field.name, field)
    notes.push(...reading.notes)
    refusedMarks.push(...reading.refused)
  }
  return { rows: [...found.values()], notes, refused: refusedMarks }
}

async function sample(
  steps: Steps,
  objectType: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Rows<FoundRecord>> {
  const { records } = steps.definition
  const rows: FoundRecord[] = []
  let unread = 0
  for (let first = 0; first < names.length; first += records.propertiesPerRequest) {
    const properties = names.slice(first, first + records.propertiesPerRequest)
    const cursor = firstCursor(records.paging)
    const answer = await steps.call(
      fill(records.request, { objectType, properties, cursor }),
      steps.gate,
      signal,
    )
    const page = readRows(rowsAt(answer, records.items, steps.http.host), (row) => recordFrom(row, records))
    rows.push(...page.rows)
    unread += page.refused
  }
  return { rows, refused: unread }
}

async function people(
  steps: Steps,
  scope: PeopleScope,
  cursor: Cursor,
  properties: readonly string[],
  signal: AbortSignal,
): Promise<PeoplePage> {
  const { records, people: described } = steps.definition
  const way = scope.kind === 'changed' && described.changed !== null ? described.changed : records
  const place = cursor ?? firstCursor(way.paging)
  const request = await pageRequest(steps.http, way, place, {
    objectType: described.objectType,
    properties,
    cursor: place,
    sinceMilliseconds: scope.kind === 'changed' ? String(scope.sinceMilliseconds) : null,
  })
  const answer = await steps.call(request, steps.gate, signal)
  const rows = rowsAt(answer, way.items, steps.http.host)
  return {
    ...readRows(rows, (row) => personFrom(row, records, described)),
    next: nextCursor(way.paging, place, answer, rows.length, steps.http.host),
  }
}

async function pageRequest(
  http: Http,
  way: { readonly request: Parameters<typeof fill>[0]; readonly paging: Paging },
  place: Cursor,
  values: TemplateValues,
): Promise<PreparedRequest> {
  if (way.paging.kind !== 'link' || place === null) return fill(way.request, values)
  // The link comes from the answer: it may only name another page of the same host.
  const link = URL.canParse(place, http.url.href) ? new URL(place, http.url) : null
  if (link === null || link.origin !== http.url.origin)
    throw await http.refusal(link?.host ?? http.host, 'link')
  const { plain } = fill(way.request, values)
  return { method: 'GET', target: link.pathname + link.search, body: null, plain }
}

/** Runs a step; where the vendor forbids it and a note is offered, the note takes its place. */
async function orNote<T>(
  note: string | null,
  what: string,
  params: Message['params'],
  step: () => Promise<Reading<T>>,
): Promise<Reading<T>> {
  try {
    return await step()
  } catch (error) {
    if (note === null || !(error instanceof Fault) || error.code !== 'connector-forbidden') throw error
    const permissions = String(error.params.permissions ?? '')
    return {
      rows: [],
      notes: [{ key: note, params: { ...params, permissions }, article: null }],
      refused: [what],
    }
  }
}

function unreadNote(count: number, key: string, params: Message['params'] = {}): readonly Message[] {
  return count === 0 ? [] : [{ key, params: { ...params, count }, article: null }]
}
