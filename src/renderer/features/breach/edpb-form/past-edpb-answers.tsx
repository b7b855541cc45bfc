import type { ReactNode } from 'react'
import { EdpbOwnAnswers } from '#shared/contract/edpb-form.ts'
import { useWords } from '../../../design/words/use-words.ts'

/** Answers of the form in the past, for the history, by the numbers and letters of the template. */
export function pastEdpbAnswers(value: unknown): ReactNode {
  const own = EdpbOwnAnswers.safeParse(value)
  return own.success ? <PastEdpbAnswers own={own.data} /> : null
}

function PastEdpbAnswers({ own }: { readonly own: EdpbOwnAnswers }) {
  const { t } = useWords()
  return Object.entries(own).map(([name, answer]) => {
    const number = name.replace('field_', '')
    const said =
      answer === null
        ? t('edpb-form:leftEmpty')
        : typeof answer === 'string'
          ? answer
          : Array.isArray(answer)
            ? answer.join(', ')
            : JSON.stringify(answer)
    return (
      <div key={name}>
        {number} {t(`edpb-form:field.${number}`)}: {said}
      </div>
    )
  })
}
