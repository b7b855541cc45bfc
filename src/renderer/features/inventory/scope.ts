import type { Dataset } from '#shared/contract/inventory.ts'
import { type Id, id } from '#shared/kernel/ids.ts'
import type { Branch } from './tree.ts'

/** Which part of the inventory the right pane shows. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'system'; readonly branch: Branch }
  | { readonly kind: 'dataset'; readonly branch: Branch; readonly dataset: Dataset }
  | { readonly kind: 'unknown' }

/**
 * What the address names.
 * @param address the identifier of a system or a dataset; null: the whole inventory
 */
export function scopeOf(address: string | null, tree: readonly Branch[]): Scope {
  if (address === null) return { kind: 'all' }
  const ofSystem = tree.find(({ system }) => system.id === address)
  if (ofSystem) return { kind: 'system', branch: ofSystem }
  for (const branch of tree) {
    const dataset = branch.datasets.find((candidate) => candidate.id === address)
    if (dataset) return { kind: 'dataset', branch, dataset }
  }
  return { kind: 'unknown' }
}

/** The filter of a field list that holds exactly the fields of the scope. */
export function scopeFilter(scope: Scope): {
  readonly systemId?: Id<'system'>[]
  readonly datasetId?: Id<'dataset'>[]
} {
  switch (scope.kind) {
    case 'system':
      return { systemId: [scope.branch.system.id] }
    case 'dataset':
      return { datasetId: [scope.dataset.id] }
    default:
      return {}
  }
}

/** The field that the address names; null: it names something else. */
export function fieldIn(address: string | null): Id<'field'> | null {
  return id('field').safeParse(address).data ?? null
}
