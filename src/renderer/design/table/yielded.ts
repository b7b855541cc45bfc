import type { Column } from './column.ts'

/**
 * The columns that leave so that a list fits into `room` pixels, as columns that are not visible. One after the other, by
 * their order of leaving; those without one stay even where the list has to scroll.
 */
export function yielded<Row>(
  columns: readonly Column<Row>[],
  visibility: Readonly<Record<string, boolean>>,
  room: number,
): Record<string, false> {
  const shown = columns.filter(({ key }) => visibility[key] !== false)
  let needed = shown.reduce((sum, { size }) => sum + size, 0)
  const gone: Record<string, false> = {}
  for (const { key, size } of inOrderOfLeaving(shown)) {
    if (needed <= room) break
    gone[key] = false
    needed -= size
  }
  return gone
}

function inOrderOfLeaving<Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  return columns
    .filter(({ yields }) => yields !== undefined)
    .toSorted((one, other) => (one.yields ?? 0) - (other.yields ?? 0))
}
