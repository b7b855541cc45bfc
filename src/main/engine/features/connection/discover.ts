import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { FoundField, FoundRecord } from '../../connector/index.ts'
import {
  type About,
  type ClassifierRules,
  type FoundDataset,
  keepDataset,
  keepSnapshot,
  keepVanishedDatasets,
} from '../inventory/index.ts'
import type { Visit } from './visit.ts'

interface ObjectType extends Pick<FoundDataset, 'name' | 'label' | 'description' | 'subjectCategory'> {
  readonly about: About
  readonly sampled: boolean
}

/**
 * Reads the object types and fields of a system into the inventory. Everything is read before anything is kept, so that
 * an answer that cannot be read leaves the last good state as it was.
 */
export async function discover(visit: Visit, rules: ClassifierRules) {
  const { connection, connector, definition, commit, progress, signal } = visit
  progress({ done: 0, total: null, step: message('connector:step.object-types') })
  const custom = await connector.customTypes(signal)
  const types: readonly ObjectType[] = [
    ...definition.objectTypes.standard.map((type) => ({ ...type, description: '' })),
    ...custom.rows.map((type) => ({
      ...type,
      about: 'other' as const,
      subjectCategory: null,
      sampled: true,
    })),
  ]
  const notes: Message[] = [...custom.notes]
  const datasets: FoundDataset[] = []
  const unseen: string[] = []
  for (const [done, type] of types.entries()) {
    progress({
      done,
      total: types.length,
      step: message('connector:step.fields', { objectType: type.label }),
    })
    const found = await readType(visit, type, notes)
    if (found === null) unseen.push(type.name)
    else datasets.push(found)
  }
  let added = 0
  let vanished = 0
  for (const dataset of datasets) {
    const kept = await commit({ dataset: dataset.name, fields: dataset.fields.length }, (context) =>
      keepDataset(context, connection, dataset, rules),
    )
    added += kept.added
    vanished += kept.vanished
  }
  if (vanished > 0) notes.push(message('connector:note.fields-vanished', { count: vanished }))
  const fields = datasets.reduce((sum, dataset) => sum + dataset.fields.length, 0)
  await commit({ datasets: datasets.length, fields, added, vanished }, async (context) => {
    // What a permission hides has not vanished.
    if (custom.refused.length === 0)
      await keepVanishedDatasets(context, connection.id, new Set(types.map(({ name }) => name)))
    await keepSnapshot(context, connection.id, { datasets, unseen }, notes)
    await context.db.update('connection', connection.id, null, {
      status: 'working',
      lastDiscoveredAt: context.now,
      lastFault: null,
    })
  })
  progress({ done: types.length, total: types.length, step: null })
  return { datasets: datasets.length, fields, added, vanished, people: 0, notes }
}

/** What is found of one object type; null with a note where the secret may not see it. */
async function readType(
  { connector, signal }: Visit,
  type: ObjectType,
  notes: Message[],
): Promise<FoundDataset | null> {
  const reading = await permitted(
    () => connector.fields(type.name, signal),
    'connector:note.object-type-refused',
    type,
    notes,
  )
  if (reading === null) return null
  notes.push(...reading.notes)
  return {
    ...type,
    fields: reading.rows,
    unseen: reading.refused,
    sample: await readSample(connector, type, reading.rows, signal, notes),
  }
}

async function readSample(
  connector: Visit['connector'],
  type: ObjectType,
  fields: readonly FoundField[],
  signal: AbortSignal,
  notes: Message[],
): Promise<readonly FoundRecord[] | null> {
  const names = fields.filter(({ sampled }) => sampled).map(({ name }) => name)
  if (!type.sampled || names.length === 0) return null
  const sample = await permitted(
    () => connector.sample(type.name, names, signal),
    'connector:note.sample-refused',
    type,
    notes,
  )
  return sample?.rows ?? null
}

/** The answer of a step; null with a note where the secret does not permit it. */
async function permitted<T>(
  step: () => Promise<T>,
  note: string,
  type: ObjectType,
  notes: Message[],
): Promise<T | null> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'connector-forbidden') throw error
    notes.push(message(note, { objectType: type.label, permissions: error.params.permissions ?? '' }))
    return null
  }
}

function message(key: string, params: Message['params'] = {}): Message {
  return { key, params, article: null }
}
