/** How sure the classifier is, in a word. */
export type ConfidenceWord = 'high' | 'medium' | 'low'

/** From 85 % on it is seldom wrong; below 65 % it is a guess worth a look. */
export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= 85) return 'high'
  return confidence >= 65 ? 'medium' : 'low'
}

/** Share of sampled records in which a field is filled, in whole percent; null: none was sampled. */
export function filledShare({
  sampled,
  filled,
}: {
  readonly sampled: number
  readonly filled: number
}): number | null {
  return sampled === 0 ? null : Math.round((filled / sampled) * 100)
}
