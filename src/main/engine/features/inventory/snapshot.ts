import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { Snapshot, SnapshotDifference, snapshotContract } from '#shared/contract/inventory.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import type { FoundDataset } from './discovery.ts'

/** What a discovery run found, in the form that is hashed and kept. No value of a record is in it. */
interface SnapshotContent {
  readonly datasets: Readonly<Record<string, SnapshotDataset>>
  /** Object types that were there but that the secret may not see. */
  readonly unseen: readonly string[]
}

interface SnapshotDataset {
  readonly label: string
  readonly description: string
  readonly unseen: readonly string[]
  readonly fields: Readonly<Record<string, SnapshotField>>
}

interface SnapshotField {
  readonly label: string
  readonly type: string
  readonly description: string
  readonly sensitivity: string | null
  readonly vendorDefined: boolean
}

/** Keeps a run, dated and hashed (SHA-256 over the canonical JSON of the content). */
export async function keepSnapshot(
  { db, now }: CommandContext,
  connectionId: Snapshot['connectionId'],
  found: { readonly datasets: readonly FoundDataset[]; readonly unseen: readonly string[] },
  notes: readonly Message[],
): Promise<Snapshot> {
  const content = canonicalJson(contentOf(found))
  const snapshot = await db.insert('snapshot', {
    connectionId,
    takenAt: now,
    hash: createHash('sha256').update(content).digest('hex'),
    datasetCount: found.datasets.length,
    fieldCount: found.datasets.reduce((sum, { fields }) => sum + fields.length, 0),
    notes: [...notes],
  })
  await db.kysely.insertInto('snapshotContent').values({ snapshotId: snapshot.id, content }).execute()
  return snapshot
}

export const snapshotHandlers: HandlersOf<typeof snapshotContract> = {
  list: async (input, { db }) => {
    const sort = input.sort.length > 0 ? input.sort : [{ column: 'takenAt', direction: 'desc' as const }]
    return db.list('snapshot', { ...input, sort })
  },
  compare: async ({ from, to }, { db }) => {
    const [earlier, later] = [await db.get('snapshot', from), await db.get('snapshot', to)]
    if (earlier.connectionId !== later.connectionId)
      throw new Fault('invalid-input', { issues: [{ path: ['to'], key: 'notAccepted' }] })
    return difference(await readContent(db, from), await readContent(db, to))
  },
}

type Difference = z.infer<typeof SnapshotDifference>

/** What changed from one run to a later one. What either run was not allowed to see is no difference. */
function difference(from: SnapshotContent, to: SnapshotContent): Difference {
  const result: Difference = { added: [], vanished: [], changed: [] }
  const datasets = [...new Set([...Object.keys(from.datasets), ...Object.keys(to.datasets)])].sort()
  for (const dataset of datasets) {
    if (from.unseen.includes(dataset) || to.unseen.includes(dataset)) continue
    const [before, after] = [from.datasets[dataset], to.datasets[dataset]]
    const unseen = new Set([...(before?.unseen ?? []), ...(after?.unseen ?? [])])
    const names = [
      ...new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after?.fields ?? {})]),
    ].sort()
    for (const field of names) {
      const [was, is] = [before?.fields[field], after?.fields[field]]
      if (unseen.has(was?.sensitivity ?? is?.sensitivity ?? '')) continue
      if (was === undefined) result.added.push({ dataset, field })
      else if (is === undefined) result.vanished.push({ dataset, field })
      else result.changed.push(...changesOf(was, is).map((change) => ({ dataset, field, ...change })))
    }
  }
  return result
}

function changesOf(was: SnapshotField, is: SnapshotField) {
  return (['label', 'type', 'description', 'sensitivity'] as const)
    .filter((what) => was[what] !== is[what])
    .map((what) => ({ what, from: was[what] ?? '', to: is[what] ?? '' }))
}

async function readContent(db: ReadDb, snapshotId: string): Promise<SnapshotContent> {
  const row = await db.kysely
    .selectFrom('snapshotContent')
    .select('content')
    .where('snapshotId', '=', snapshotId)
    .executeTakeFirst()
  if (row === undefined) throw new Fault('not-found', { params: { entity: 'snapshot', id: snapshotId } })
  return JSON.parse(row.content) as SnapshotContent
}

function contentOf(found: Parameters<typeof keepSnapshot>[2]): SnapshotContent {
  return {
    unseen: found.unseen.toSorted(),
    datasets: Object.fromEntries(
      found.datasets.map(({ name, label, description, unseen, fields }) => [
        name,
        {
          label,
          description,
          unseen: unseen.toSorted(),
          fields: Object.fromEntries(
            fields.map((field) => [
              field.name,
              {
                label: field.label,
                type: field.type,
                description: field.description,
                sensitivity: field.sensitivity,
                vendorDefined: field.vendorDefined,
              },
            ]),
          ),
        },
      ]),
    ),
  }
}
