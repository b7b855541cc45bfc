import type { EdpbAnswer } from '#shared/contract/edpb-form.ts'
import { instantOf } from '#shared/kernel/dates.ts'
import type { ReportInput } from '../../../document/index.ts'
import type { EdpbField } from '../../../edpb-form/index.ts'
import type { Words } from '../../../language/index.ts'

type Block = ReportInput['sections'][number]['blocks'][number]

/** What the exported form says to a field. */
type WrittenAnswer = Pick<Extract<Block, { type: 'fields' }>['fields'][number], 'valueType' | 'value'>

/** An answer as a page shows it: letters in words, numbers and dates with their type. */
export function answerValue(field: EdpbField, answer: EdpbAnswer | undefined, words: Words): WrittenAnswer {
  const text = (value: WrittenAnswer['value']) => ({ valueType: 'text' as const, value })
  const option = (letter: unknown) => {
    const said = String(letter)
    const key = field.options[said]
    return key === undefined ? said : `${words.text(`edpb-form:option.${field.number}.${key}`)} (${said})`
  }
  if (answer === undefined) return text(null)
  if (field.kind === 'choice' || field.kind === 'choices') {
    const said = [answer].flat().map(option)
    return text(field.kind === 'choice' ? (said[0] ?? null) : said)
  }
  if (field.kind === 'instant') return { valueType: 'instant', value: instantOf(answer) }
  if (field.kind === 'countries' && Array.isArray(answer)) return text(answer.map(words.country))
  if (typeof answer === 'number') return { valueType: 'number', value: answer }
  if (typeof answer === 'boolean') return text(words.text(answer ? 'edpb-form:yes' : 'edpb-form:no'))
  if (field.kind === 'day') return { valueType: 'day', value: String(answer) }
  if (typeof answer === 'string' || Array.isArray(answer)) return text(answer)
  return text(
    Object.entries(answer).map(([country, count]) =>
      words.pair(words.country(country), count.toLocaleString(words.language)),
    ),
  )
}
