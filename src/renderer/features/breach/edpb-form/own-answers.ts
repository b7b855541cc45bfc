import type { EdpbAnswer, EdpbFormReading, EdpbOwnAnswers } from '#shared/contract/edpb-form.ts'

/**
 * Own answers with one changed. What agrees with the record's proposal needs no answer of its own; an answer that is
 * cleared is kept as left empty only where something is proposed in its place.
 */
export function withAnswer(
  own: EdpbOwnAnswers,
  name: string,
  answer: EdpbAnswer | null,
  proposed: EdpbFormReading['proposed'],
): EdpbOwnAnswers {
  const { [name]: _former, ...others } = own
  const proposal = proposed[name]
  const said = isEmpty(answer) ? null : answer
  if (said === null) return proposal === undefined ? others : { ...others, [name]: null }
  return JSON.stringify(said) === JSON.stringify(proposal) ? others : { ...others, [name]: said }
}

/** Own answers without one: what the record proposes holds again. */
export function withoutAnswer(own: EdpbOwnAnswers, name: string): EdpbOwnAnswers {
  const { [name]: _former, ...others } = own
  return others
}

function isEmpty(answer: EdpbAnswer | null): boolean {
  if (answer === null || answer === '') return true
  return typeof answer === 'object' && Object.keys(answer).length === 0
}
