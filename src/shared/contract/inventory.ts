import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { DataCategory, DataSubjectCategory, SpecialCategory } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

/** What the classifier thinks of a field, with how sure it is (0 to 100 %) and why. */
export const FieldProposal = z.object({
  dataCategory: DataCategory.nullable(),
  specialCategory: SpecialCategory.nullable(),
  criminalOffence: z.boolean(),
  identifier: z.boolean(),
  confidence: z.int().min(0).max(100),
  reasons: z.array(Message),
})
export type FieldProposal = z.infer<typeof FieldProposal>

/** Sample statistics of a field; values themselves only masked. */
export const FieldStatistics = z.object({
  sampled: z.int().nonnegative(),
  filled: z.int().nonnegative(),
  distinct: z.int().nonnegative(),
  samples: z.array(z.string()).max(5),
  takenAt: Instant,
})
export type FieldStatistics = z.infer<typeof FieldStatistics>

const datasetShape = {
  systemId: id('system'),
  name: ShortText,
  label: OptionalText,
  description: LongText,
  subjectCategory: DataSubjectCategory.nullable().default(null),
}

/** An object type of a CRM or a table: a set of fields. */
export const Dataset = entity('dataset', {
  ...datasetShape,
  connectionId: id('connection').nullable(),
  fieldCount: z.int(),
  recordCount: z.int().nullable(),
  vanishedAt: Instant.nullable(),
})
export type Dataset = z.infer<typeof Dataset>

/** `proposed` waits for a person; `accepted` and `rejected` survive a new discovery; `manual` was set by hand. */
export const FieldDecision = z.enum(['proposed', 'accepted', 'rejected', 'manual', 'none'])

const fieldShape = {
  datasetId: id('dataset'),
  name: ShortText,
  label: OptionalText,
  type: OptionalText,
  description: LongText,
  dataCategory: DataCategory.nullable().default(null),
  specialCategory: SpecialCategory.nullable().default(null),
  criminalOffence: z.boolean().default(false),
  identifier: z.boolean().default(false),
}

/** One field of a dataset, with the category that a person accepted. */
export const Field = entity('field', {
  ...fieldShape,
  systemId: id('system'),
  /** The vendor's own mark, such as `sensitive` or `highly_sensitive`; null where there is none. */
  vendorSensitivity: z.string().nullable(),
  vendorDefined: z.boolean(),
  proposal: FieldProposal.nullable(),
  decision: FieldDecision,
  statistics: FieldStatistics.nullable(),
  vanishedAt: Instant.nullable(),
})
export type Field = z.infer<typeof Field>

/** A discovery run as it was found: dated and hashed. */
export const Snapshot = z.object({
  id: id('snapshot'),
  connectionId: id('connection'),
  takenAt: Instant,
  /** SHA-256 of the canonical content. */
  hash: z.string(),
  datasetCount: z.int(),
  fieldCount: z.int(),
  notes: z.array(Message),
})
export type Snapshot = z.infer<typeof Snapshot>

/** What changed between two snapshots. */
export const SnapshotDifference = z.object({
  added: z.array(z.object({ dataset: z.string(), field: z.string() })),
  vanished: z.array(z.object({ dataset: z.string(), field: z.string() })),
  changed: z.array(
    z.object({ dataset: z.string(), field: z.string(), what: z.string(), from: z.string(), to: z.string() }),
  ),
})

export const datasetContract = registerOperations(
  'dataset',
  datasetShape,
  Dataset,
  { search: z.string(), systemId: z.array(id('system')), connectionId: z.array(id('connection')) },
  ['name', 'label', 'fieldCount', 'updatedAt'],
)

export const fieldContract = {
  ...registerOperations(
    'field',
    fieldShape,
    Field,
    {
      search: z.string(),
      datasetId: z.array(id('dataset')),
      systemId: z.array(id('system')),
      decision: z.array(FieldDecision),
      dataCategory: z.array(DataCategory),
      specialCategory: z.array(SpecialCategory),
      ids: z.array(id('field')),
      unassigned: z.boolean(),
      /** Fields that any of these processing activities names. */
      activityIds: z.array(id('activity')),
      /** Accepted or only proposed: special categories (GDPR Art. 9) and criminal-offence data (Art. 10). */
      special: z.boolean(),
      vanished: z.boolean(),
    },
    ['name', 'label', 'type', 'decision', 'dataCategory', 'updatedAt'],
  ),
  /** Accepts or rejects proposals; several at once. */
  decide: command({
    input: z.object({
      ids: z.array(id('field')).min(1).max(500),
      decision: z.enum(['accepted', 'rejected']),
    }),
    output: z.object({ decided: z.int() }),
    roles: editors,
  }),
}

export const snapshotContract = {
  list: query({
    input: listInput({ connectionId: z.array(id('connection')) }, ['takenAt']),
    output: listOutput(Snapshot),
    roles: everyone,
  }),
  /** Compares two discovery runs of one connection; the earlier one first. */
  compare: query({
    input: z.object({ from: id('snapshot'), to: id('snapshot') }),
    output: SnapshotDifference,
    roles: everyone,
  }),
}
