import type * as z from 'zod'
import type { SnapshotDifference } from '#shared/contract/inventory.ts'

type Difference = z.infer<typeof SnapshotDifference>

/** What happened to the fields of one object type between two discoveries. */
export interface DatasetDifference {
  readonly dataset: string
  readonly added: readonly string[]
  readonly vanished: readonly string[]
  readonly changed: readonly Omit<Difference['changed'][number], 'dataset'>[]
}

/** A difference object type by object type, in the order of their names. */
export function byDataset({ added, vanished, changed }: Difference): readonly DatasetDifference[] {
  const names = new Set([...added, ...vanished, ...changed].map(({ dataset }) => dataset))
  const of = <T extends { readonly dataset: string }>(entries: readonly T[], name: string) =>
    entries.filter(({ dataset }) => dataset === name)
  return [...names].sort().map((dataset) => ({
    dataset,
    added: of(added, dataset).map(({ field }) => field),
    vanished: of(vanished, dataset).map(({ field }) => field),
    changed: of(changed, dataset).map(({ dataset: _, ...change }) => change),
  }))
}
