import type { IdPrefix } from '#shared/kernel/ids.ts'
import type { EngineQueries } from '../../engine/client.ts'
import type { Listing, Procedure, RecordBase } from '../register/register-api.ts'

/** Where records of one kind are found and opened, for links and choices across registers. */
export interface RecordSource {
  /** The entity's name in the contract. */
  readonly entity: string
  /** Its place in the window; null: it has no page of its own. */
  readonly path: string | null
  readonly find: (query: EngineQueries) => Finder
}

interface Finder {
  readonly list: Listing<RecordBase>
  readonly get: Procedure<{ id: string }, RecordBase>
}

/** By the prefix of their identifiers. */
export const recordSources: { readonly [P in IdPrefix]?: RecordSource } = {
  activity: { entity: 'processingActivity', path: '/processing', find: (query) => query.processingActivity },
  request: { entity: 'rightsRequest', path: '/requests', find: (query) => query.rightsRequest },
  incident: {
    entity: 'securityIncident',
    path: '/incidents',
    find: (query) => query.securityIncident,
  },
  breach: { entity: 'breach', path: '/breaches', find: (query) => query.breach },
  authority: { entity: 'authorityFile', path: '/authority', find: (query) => query.authorityFile },
  vendor: { entity: 'vendor', path: '/vendors', find: (query) => query.vendor },
  system: { entity: 'system', path: '/systems', find: (query) => query.system },
  task: { entity: 'task', path: '/tasks', find: (query) => query.task },
  connection: { entity: 'connection', path: '/connections', find: (query) => query.connection },
  dataset: { entity: 'dataset', path: '/inventory', find: (query) => query.dataset },
  attachment: { entity: 'attachment', path: '/files', find: (query) => query.attachment },
  field: { entity: 'field', path: '/inventory', find: (query) => query.field },
}

/** The source of a record by its identifier. */
export function sourceOf(id: string): RecordSource | null {
  return recordSources[id.slice(0, id.indexOf('_')) as IdPrefix] ?? null
}

/** The source of an entity by its name in the contract. */
export function sourceOfEntity(entity: string): RecordSource | null {
  return Object.values(recordSources).find((source) => source.entity === entity) ?? null
}

/** The address of a record's page; null where it has none. */
export function recordPath(id: string): string | null {
  // There is one, and it is part of no register.
  if (id.startsWith('organisation_')) return '/organisation'
  const path = sourceOf(id)?.path ?? null
  return path === null ? null : `${path}/${id}`
}

/** What a record is called: the first of the fields that name it, else its reference. */
export function titleOf(record: RecordBase): string {
  for (const name of ['name', 'title', 'subjectName', 'fileName'] as const) {
    const value: unknown = Reflect.get(record, name)
    if (typeof value === 'string' && value !== '') return value
  }
  return record.reference
}
