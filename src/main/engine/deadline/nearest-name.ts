/** The `count` names that share the most pairs of letters with what was typed, the nearest first. */
export function nearestNames<N extends string>(typed: string, names: readonly N[], count = 3): readonly N[] {
  const wanted = pairsOf(typed)
  const likeness = (name: string) => {
    const pairs = pairsOf(name)
    const shared = pairs.filter((pair) => wanted.includes(pair)).length
    return shared / (wanted.length + pairs.length)
  }
  return names.toSorted((one, other) => likeness(other) - likeness(one)).slice(0, count)
}

function pairsOf(name: string): readonly string[] {
  const letters = name.toLowerCase()
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2))
}
