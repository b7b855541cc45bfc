import { type SqlBool, sql } from 'kysely'
import type { datasetContract, fieldContract } from '#shared/contract/inventory.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { Changes, EntityOf, ReadDb, WriteDb } from '../../storage/index.ts'
import { registerHandlers } from '../register.ts'

const datasets = registerHandlers('dataset')
const fields = registerHandlers('field')
const noCategory = { dataCategory: null, specialCategory: null, criminalOffence: false, identifier: false }

export const datasetHandlers: HandlersOf<typeof datasetContract> = {
  ...datasets,
  create: async (values, { db }) => {
    await db.get('system', values.systemId)
    return db.insert('dataset', {
      ...values,
      connectionId: null,
      fieldCount: 0,
      recordCount: null,
      vanishedAt: null,
    })
  },
  update: async ({ id, revision, changes }, { db }) => {
    const dataset = await db.update('dataset', id, revision, changes)
    await moveFields(db, dataset)
    return dataset
  },
  /** Removes its fields too; one that an activity names keeps it from going. */
  remove: async ({ id, revision }, { db }) => {
    for (const field of await db.all('field', { datasetId: id })) await db.remove('field', field.id, null)
    await db.remove('dataset', id, revision)
    return {}
  },
}

export const fieldHandlers: HandlersOf<typeof fieldContract> = {
  ...fields,
  list: async (input, { db }) => db.list('field', input, { unassigned, activityIds, special, vanished }),
  create: async (values, { db }) => {
    const dataset = await db.get('dataset', values.datasetId)
    await requireOnly(db, { datasetId: dataset.id, name: values.name }, ['name'])
    const field = await db.insert('field', {
      ...values,
      systemId: dataset.systemId,
      vendorSensitivity: null,
      vendorDefined: false,
      proposal: null,
      decision: isPersonal(values) ? 'manual' : 'none',
      statistics: null,
      vanishedAt: null,
    })
    await countFields(db, dataset.id)
    return field
  },
  /** A category that is set by hand is a decision, whatever was proposed. */
  update: async ({ id, revision, changes }, { db }) => {
    const before = await db.get('field', id)
    const { datasetId = before.datasetId, name = before.name } = changes
    await requireOnly(db, { datasetId, name }, ['changes', 'name'], id)
    const { systemId } = await db.get('dataset', datasetId)
    const decision = isCategorised(changes) ? ({ decision: 'manual' } as const) : {}
    const field = await db.update('field', id, revision, { ...changes, ...decision, systemId })
    for (const changed of datasetId === before.datasetId ? [] : [before.datasetId, datasetId])
      await countFields(db, changed)
    return field
  },
  remove: async ({ id, revision }, { db }) => {
    const { datasetId } = await db.get('field', id)
    await db.remove('field', id, revision)
    await countFields(db, datasetId)
    return {}
  },
  decide: async ({ ids, decision }, { db }) => {
    let decided = 0
    for (const id of ids) if (await decide(db, id, decision)) decided++
    return { decided }
  },
}

/**
 * @param except the field that is renamed or moved itself
 * @throws Fault `already-exists` where the dataset has a field of this name, as the database compares them
 */
async function requireOnly(
  db: ReadDb,
  { datasetId, name }: Pick<EntityOf<'field'>, 'datasetId' | 'name'>,
  path: readonly string[],
  except?: EntityOf<'field'>['id'],
): Promise<void> {
  const known = await db.all('field', { datasetId, name })
  if (known.some(({ id }) => id !== except))
    throw new Fault('already-exists', { issues: [{ path: [...path], key: 'notAccepted' }] })
}

async function countFields(db: WriteDb, datasetId: EntityOf<'dataset'>['id']): Promise<void> {
  const { length } = await db.all('field', { datasetId })
  await db.update('dataset', datasetId, null, { fieldCount: length })
}

/** Gives the datasets of a connection, with their fields, to the system that the connection belongs to now. */
export async function moveDatasets(
  db: WriteDb,
  connection: Pick<EntityOf<'connection'>, 'id' | 'systemId'>,
): Promise<void> {
  for (const { id } of await db.all('dataset', { connectionId: connection.id }))
    await moveFields(db, await db.update('dataset', id, null, { systemId: connection.systemId }))
}

async function moveFields(db: WriteDb, { id, systemId }: EntityOf<'dataset'>): Promise<void> {
  for (const field of await db.all('field', { datasetId: id }))
    await db.update('field', field.id, null, { systemId })
}

/** Personal fields that no activity names (GDPR Art. 30(1)(c)), or the others. */
function unassigned(value: boolean) {
  const named = sql<SqlBool>`exists (select 1 from link l where l.toId = field.id and l.fromEntity = 'processingActivity')`
  return value ? sql<SqlBool>`(dataCategory is not null and not ${named})` : named
}

function activityIds(ids: readonly string[]) {
  return sql<SqlBool>`id in (select toId from link where fromId in (${sql.join(ids)}))`
}

/**
 * Fields of a special category or of criminal offences, accepted or still proposed: an open proposal is what a data
 * protection officer must see first.
 */
function special(value: boolean) {
  const marked = sql<SqlBool>`(specialCategory is not null or criminalOffence = 1 or (decision = 'proposed'
    and (json_extract(proposal, '$.specialCategory') is not null or json_extract(proposal, '$.criminalOffence') = 1)))`
  return value ? marked : sql<SqlBool>`not ${marked}`
}

function vanished(value: boolean) {
  return value ? sql<SqlBool>`vanishedAt is not null` : sql<SqlBool>`vanishedAt is null`
}

function isPersonal(field: Pick<EntityOf<'field'>, keyof typeof noCategory>): boolean {
  return (
    field.dataCategory !== null || field.specialCategory !== null || field.criminalOffence || field.identifier
  )
}

/** Whether an edit says something of the category, be it that there is none. */
function isCategorised(values: Changes<'field'>): boolean {
  return Object.keys(noCategory).some((name) => values[name as keyof typeof noCategory] !== undefined)
}

/** False where there is nothing to decide. */
async function decide(db: WriteDb, id: string, decision: 'accepted' | 'rejected'): Promise<boolean> {
  const { proposal } = await db.get('field', id)
  if (proposal === null) return false
  const { dataCategory, specialCategory, criminalOffence, identifier } = proposal
  const categories =
    decision === 'accepted' ? { dataCategory, specialCategory, criminalOffence, identifier } : noCategory
  await db.update('field', id, null, { ...categories, decision })
  return true
}
