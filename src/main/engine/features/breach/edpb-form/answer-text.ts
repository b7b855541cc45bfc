import type { EdpbAnswer } from '#shared/contract/edpb-form.ts'
import { Day, instantOf, type TimeZone } from '#shared/kernel/dates.ts'
import { valueText } from '../../../document/index.ts'
import type { EdpbField } from '../../../edpb-form/index.ts'
import type { Words } from '../../../language/index.ts'

/** Fields whose last letter points to the number of another field, which another form does not have. */
const isDescribedElsewhere: ReadonlySet<number> = new Set([60, 65, 70, 75, 85, 94])

/** An answer as one types it into another form: letters in words, dates on the organisation's wall clock. */
export function answerText(field: EdpbField, answer: EdpbAnswer, words: Words, timeZone: TimeZone): string {
  const show = valueText({ language: words.language, timeZone })
  const option = (letter: string) => {
    const key = field.options[letter]
    const isElsewhere = isDescribedElsewhere.has(field.number) && (key === 'other' || key === 'additional')
    return words.text(
      isElsewhere ? `edpb-form:described.${field.number}` : `edpb-form:option.${field.number}.${key}`,
    )
  }
  if (typeof answer === 'boolean') return words.text(answer ? 'edpb-form:yes' : 'edpb-form:no')
  if (typeof answer === 'number') return answer.toLocaleString(words.language)
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return [answer]
        .flat()
        .map((letter) => option(String(letter)))
        .join('; ')
    case 'countries':
      return Array.isArray(answer) ? answer.map(words.country).join(', ') : ''
    case 'perCountry':
      return Object.entries(answer)
        .map(([country, count]) => words.pair(words.country(country), count.toLocaleString(words.language)))
        .join('; ')
    case 'instant':
      return String(show(instantOf(answer), 'instant') ?? '')
    case 'day':
      return String(show(Day.parse(answer), 'day') ?? '')
    default:
      return Array.isArray(answer) ? answer.join('\n') : String(answer)
  }
}
