import type { FieldProposal, FieldStatistics } from '#shared/contract/inventory.ts'
import type { FoundField, FoundRecord } from '../../connector/index.ts'
import type { CommandContext } from '../../router/index.ts'
import type { Changes, EntityOf } from '../../storage/index.ts'
import { classify } from './classify.ts'
import type { About, ClassifierRules } from './rules.ts'
import { filledOf, statisticsOf } from './statistics.ts'

/** An object type as a discovery run found it. */
export interface FoundDataset {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly about: About
  readonly subjectCategory: EntityOf<'dataset'>['subjectCategory']
  readonly fields: readonly FoundField[]
  /** Marks of fields that the secret may not see: what bears one of them has not vanished. */
  readonly unseen: readonly string[]
  /** Records of a sample, kept in memory only; null: none could or should be read. */
  readonly sample: readonly FoundRecord[] | null
}

/** What a run changed in the inventory. */
export interface KeptDataset {
  readonly added: number
  readonly vanished: number
}

type Field = EntityOf<'field'>

/**
 * Brings the inventory in line with what was found of one object type: new fields are proposed, known ones keep what a
 * person decided, and what is gone is marked, never removed.
 */
export async function keepDataset(
  { db, now }: CommandContext,
  connection: Pick<EntityOf<'connection'>, 'id' | 'systemId'>,
  found: FoundDataset,
  rules: ClassifierRules,
): Promise<KeptDataset> {
  const dataset = await datasetOf({ db }, connection, found)
  const known = new Map(
    (await db.all('field', { datasetId: dataset.id })).map((field) => [field.name, field]),
  )
  let added = 0
  for (const field of found.fields) {
    const values = found.sample === null || !field.sampled ? null : valuesOf(field.name, found.sample)
    const proposal = proposalFor(field, found.about, values ?? [], rules)
    const before = known.get(field.name)
    if (before === undefined) {
      added++
      await db.insert('field', {
        ...described(field),
        datasetId: dataset.id,
        systemId: connection.systemId,
        dataCategory: null,
        specialCategory: null,
        criminalOffence: false,
        identifier: false,
        proposal,
        decision: proposal === null ? 'none' : 'proposed',
        statistics: values === null ? null : statisticsOf(values, now),
        vanishedAt: null,
      })
    } else {
      const statistics =
        values === null ? before.statistics : laterStatistics(before, statisticsOf(values, now))
      const changes: Changes<'field'> = { ...described(field), proposal, statistics, vanishedAt: null }
      const waits = before.decision === 'proposed' || before.decision === 'none'
      await db.update('field', before.id, null, {
        ...changes,
        ...(waits ? { decision: proposal === null ? 'none' : 'proposed' } : {}),
      })
    }
  }
  const names = new Set(found.fields.map(({ name }) => name))
  const vanished = [...known.values()].filter(
    ({ name, vanishedAt, vendorSensitivity }) =>
      vanishedAt === null && !names.has(name) && !found.unseen.includes(vendorSensitivity ?? ''),
  )
  for (const { id } of vanished) await db.update('field', id, null, { vanishedAt: now })
  return { added, vanished: vanished.length }
}

/**
 * Marks the datasets of a connection that a run did not find.
 * @param names the object types that it found, or was not allowed to see
 */
export async function keepVanishedDatasets(
  { db, now }: CommandContext,
  connectionId: string,
  names: ReadonlySet<string>,
): Promise<number> {
  const gone = (await db.all('dataset', { connectionId })).filter(
    ({ name, vanishedAt }) => vanishedAt === null && !names.has(name),
  )
  for (const { id } of gone) await db.update('dataset', id, null, { vanishedAt: now })
  return gone.length
}

async function datasetOf(
  { db }: Pick<CommandContext, 'db'>,
  connection: Pick<EntityOf<'connection'>, 'id' | 'systemId'>,
  found: FoundDataset,
): Promise<EntityOf<'dataset'>> {
  const known = (await db.all('dataset', { connectionId: connection.id })).find(
    ({ name }) => name === found.name,
  )
  const changes = {
    label: found.label,
    description: found.description,
    fieldCount: found.fields.length,
    vanishedAt: null,
  }
  if (known !== undefined) return db.update('dataset', known.id, null, changes)
  return db.insert('dataset', {
    ...changes,
    name: found.name,
    systemId: connection.systemId,
    connectionId: connection.id,
    subjectCategory: found.subjectCategory,
    recordCount: null,
  })
}

function described(
  field: FoundField,
): Pick<Field, 'name' | 'label' | 'type' | 'description' | 'vendorSensitivity' | 'vendorDefined'> {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    description: field.description,
    vendorSensitivity: field.sensitivity,
    vendorDefined: field.vendorDefined,
  }
}

function proposalFor(
  field: FoundField,
  about: About,
  values: readonly (string | null)[],
  rules: ClassifierRules,
): FieldProposal | null {
  const proposal = classify(
    { ...field, about, vendorSensitivity: field.sensitivity, values: filledOf(values) },
    rules,
  )
  return proposal.reasons.length === 0 ? null : proposal
}

/** Records that were not asked for this field do not carry its name. */
function valuesOf(name: string, sample: readonly FoundRecord[]): readonly (string | null)[] {
  return sample.filter(({ values }) => Object.hasOwn(values, name)).map(({ values }) => values[name] ?? null)
}

/** The same counts again are no news: the field keeps the day on which they were first seen. */
function laterStatistics({ statistics: before }: Field, after: FieldStatistics): FieldStatistics {
  if (before === null) return after
  const same = JSON.stringify({ ...before, takenAt: null }) === JSON.stringify({ ...after, takenAt: null })
  return same ? before : after
}
