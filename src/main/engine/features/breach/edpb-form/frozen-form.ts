import type { EdpbAnswers, FrozenEdpbForm } from '#shared/contract/edpb-form.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { valueText } from '../../../document/index.ts'
import type { EdpbForm } from '../../../edpb-form/index.ts'
import type { Words } from '../../../language/index.ts'
import { answerValue } from './answer-value.ts'
import type { FilledForm } from './reading.ts'

/** The template and its version, as the exported form names it. */
export function templateOf({ version }: Pick<EdpbForm, 'version'>): string {
  return `edpb-breach-notification ${version}`
}

/**
 * The form as it is exported now: the answers by the numbers and letters of the template, and each as it is written out.
 * Neither a later record nor a later version of the template changes what it says.
 */
export function frozenForm(
  { form, checked, answers }: Pick<FilledForm, 'form' | 'checked' | 'answers'>,
  words: Words,
  timeZone: TimeZone,
): FrozenEdpbForm {
  const { language } = words
  const show = valueText({ language, timeZone })
  const told: EdpbAnswers = {}
  const written = checked.asked.flatMap((field) => {
    const { name, number } = field
    const answer = answers[name]
    if (answer === undefined) return []
    told[name] = answer
    const { value, valueType } = answerValue(field, answer, words)
    const said = [show(value, valueType ?? 'text') ?? []].flat()
    return [{ field: name, number, label: words.text(`edpb-form:field.${number}`), said }]
  })
  return { template: templateOf(form), language, answers: told, written }
}
