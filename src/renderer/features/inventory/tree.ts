import type { Dataset } from '#shared/contract/inventory.ts'
import type { System } from '#shared/contract/system.ts'

/** A system with what it holds. */
export interface Branch {
  readonly system: Pick<System, 'id' | 'name'>
  readonly datasets: readonly Dataset[]
}

/** What a dataset is called: its label, else its name. */
export function datasetTitle({ label, name }: Pick<Dataset, 'label' | 'name'>): string {
  return label || name
}

/**
 * Systems by name, each with its datasets by title; what vanished comes last.
 * @param language whose alphabet decides the order
 */
export function treeOf(
  systems: readonly Pick<System, 'id' | 'name'>[],
  datasets: readonly Dataset[],
  language: string,
): readonly Branch[] {
  const compare = (a: string, b: string) => a.localeCompare(b, language)
  return [...systems]
    .sort((a, b) => compare(a.name, b.name))
    .map((system) => ({
      system,
      datasets: datasets
        .filter(({ systemId }) => systemId === system.id)
        .sort(
          (a, b) =>
            Number(a.vanishedAt !== null) - Number(b.vanishedAt !== null) ||
            compare(datasetTitle(a), datasetTitle(b)),
        ),
    }))
}
