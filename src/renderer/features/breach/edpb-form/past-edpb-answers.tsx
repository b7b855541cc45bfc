import { skipToken, useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { type EdpbAnswer, EdpbOwnAnswers, type EdpbTemplate } from '#shared/contract/edpb-form.ts'
import { instantOf } from '#shared/kernel/dates.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { CountryName } from '../../../design/fields/country.tsx'
import { pastDay } from '../../../design/history/past-values.tsx'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'

/** Answers of the form in the past, for the history: each letter in the words that it stands for. */
export function pastEdpbAnswers(value: unknown): ReactNode {
  const own = EdpbOwnAnswers.safeParse(value)
  return own.success ? <PastEdpbAnswers own={own.data} /> : null
}

function PastEdpbAnswers({ own }: { readonly own: EdpbOwnAnswers }) {
  const { query } = useEngine()
  const { t } = useWords()
  const isAsked = Object.keys(own).length > 0
  const { data = [] } = useQuery({
    ...query.breach.edpbTemplates.queryOptions({ input: isAsked ? {} : skipToken }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return Object.entries(own).map(([name, answer]) => {
    const number = name.replace('field_', '')
    return (
      <div key={name}>
        {number} {t(`edpb-form:field.${number}`)}
        {t('design:colon')}
        {answer === null ? t('edpb-form:leftEmpty') : <Said answer={answer} field={fieldOf(name, data)} />}
      </div>
    )
  })
}

type Field = EdpbTemplate['fields'][number]

/** The field in the newest version of the template that has it. */
function fieldOf(name: string, templates: readonly EdpbTemplate[]): Field | undefined {
  return templates.flatMap(({ fields }) => fields).find((field) => field.name === name)
}

interface SaidProps {
  readonly answer: EdpbAnswer
  /** Undefined: not read yet, or no version has it any more. */
  readonly field: Field | undefined
}

function Said({ answer, field }: SaidProps) {
  const { t, language } = useWords()
  if (typeof answer === 'boolean') return t(answer ? 'edpb-form:yes' : 'edpb-form:no')
  if (typeof answer === 'number') return answer.toLocaleString(language)
  if (field?.kind === 'instant') return <InstantText at={instantOf(answer)} />
  if (field?.kind === 'day') return pastDay(answer)
  const parts = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.keys(answer)
  return parts.map((part, place) => {
    const key = field?.options[part]
    return (
      <Fragment key={part}>
        {place > 0 && '; '}
        {key !== undefined && field !== undefined ? t(`edpb-form:option.${field.number}.${key}`) : null}
        {key === undefined && (isOfCountries(field) ? <CountryName code={part} /> : part)}
        {!Array.isArray(answer) &&
          typeof answer === 'object' &&
          `: ${(answer[part] ?? 0).toLocaleString(language)}`}
      </Fragment>
    )
  })
}

function isOfCountries(field: Field | undefined): boolean {
  return field?.kind === 'countries' || field?.kind === 'perCountry'
}
