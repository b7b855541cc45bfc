import type { BackupFile } from '#shared/contract/backup.ts'

/** A backup with every place where it lies. */
export interface Shelved extends Omit<BackupFile, 'place'> {
  readonly place: BackupFile['place'] | 'both'
}

/** Copies of one backup in both folders as one; it is kept until the last of them goes. */
export function joinPlaces(backups: readonly BackupFile[]): readonly Shelved[] {
  const names = [...new Set(backups.map(({ name }) => name))]
  return names.flatMap((name) => {
    const copies = backups.filter((backup) => backup.name === name)
    const inStore = copies.find(({ place }) => place === 'store') ?? copies[0]
    if (inStore === undefined) return []
    const keptUntilOn =
      copies
        .map((copy) => copy.keptUntilOn)
        .toSorted()
        .at(-1) ?? inStore.keptUntilOn
    return [{ ...inStore, keptUntilOn, place: copies.length > 1 ? 'both' : inStore.place }]
  })
}
