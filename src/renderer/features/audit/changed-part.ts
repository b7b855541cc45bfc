/** Two texts with what they have in common at both ends, in whole words. */
export interface ChangedPart {
  readonly start: string
  readonly before: string
  readonly after: string
  readonly end: string
}

/** What changed between two texts: everything from the first word that differs to the last. */
export function changedPart(before: string, after: string): ChangedPart {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const most = Math.min(old.length, now.length)
  let first = 0
  while (first < most && old[first] === now[first]) first += 1
  let last = 0
  while (last < most - first && old.at(-1 - last) === now.at(-1 - last)) last += 1
  const middle = (words: readonly string[]) => words.slice(first, words.length - last).join('')
  return {
    start: old.slice(0, first).join(''),
    before: middle(old),
    after: middle(now),
    end: old.slice(old.length - last).join(''),
  }
}

function wordsOf(text: string): readonly string[] {
  return text.split(/(\s+)/)
}
