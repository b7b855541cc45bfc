import type { EdpbAnswer, EdpbAnswers, EdpbOwnAnswers } from '#shared/contract/edpb-form.ts'
import { type Circumstances, type GivenAnswers, holds } from './condition.ts'
import type { EdpbField, EdpbForm } from './form.ts'

/**
 * Fills a form in its order: with people's own answers, else with what is proposed. A question that is not asked stays
 * without an answer, and a proposed letter that is not open is not proposed.
 * @returns the answers that are asked, and what would be proposed to each
 */
export function fillForm(
  form: EdpbForm,
  own: EdpbOwnAnswers,
  proposals: EdpbAnswers,
  circumstances: Circumstances,
): { readonly answers: EdpbAnswers; readonly proposed: EdpbAnswers } {
  const answers: EdpbAnswers = {}
  const proposed: EdpbAnswers = {}
  for (const field of form.fields) {
    if (!holds(field.visible, answers, circumstances)) continue
    const proposal = onlyOpen(field, proposals[field.name], answers, circumstances)
    if (proposal !== undefined) proposed[field.name] = proposal
    const kept = own[field.name]
    const answer = kept === undefined ? proposal : kept
    if (answer !== undefined && answer !== null) answers[field.name] = answer
  }
  return { answers, proposed }
}

/** The letters of a field that stand open beside the other answers. */
export function openLetters(
  field: EdpbField,
  answers: GivenAnswers,
  circumstances: Circumstances,
): readonly string[] {
  return Object.keys(field.options).filter((letter) =>
    holds(field.optionWhen[letter] ?? [], answers, circumstances),
  )
}

function onlyOpen(
  field: EdpbField,
  proposal: EdpbAnswer | undefined,
  answers: GivenAnswers,
  circumstances: Circumstances,
): EdpbAnswer | undefined {
  if (field.kind !== 'choice' && field.kind !== 'choices') return proposal
  const open = openLetters(field, answers, circumstances)
  if (!Array.isArray(proposal)) return open.includes(String(proposal)) ? proposal : undefined
  const letters = proposal.filter((letter) => open.includes(letter))
  return letters.length > 0 ? letters : undefined
}
