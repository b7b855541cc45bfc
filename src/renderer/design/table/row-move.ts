/** How many rows PageUp and PageDown move. */
const pageStep = 15

/** Where a key moves from row `active` of `count`; null: the key moves nowhere. */
export function rowMove(key: string, active: number, count: number): number | null {
  const target = targetOf(key, active, count)
  return target === null ? null : Math.max(0, Math.min(count - 1, target))
}

function targetOf(key: string, active: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active - 1
    case 'PageDown':
      return active + pageStep
    case 'PageUp':
      return active - pageStep
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
