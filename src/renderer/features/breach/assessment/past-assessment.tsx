import type { ReactNode } from 'react'
import { BreachAssessment } from '#shared/contract/breach-assessment.ts'
import { useWords } from '../../../design/words/use-words.ts'

/** An assessment of the past, for the history: its verdicts, its facts, and the versions that it was made by. */
export function pastAssessment(value: unknown): ReactNode {
  const assessment = BreachAssessment.safeParse(value)
  return assessment.success ? <PastAssessment assessment={assessment.data} /> : null
}

function PastAssessment({ assessment }: { readonly assessment: BreachAssessment }) {
  const { t, code, language } = useWords()
  const { verdicts, facts, score, note, criteriaVersion } = assessment
  return (
    <div>
      {verdicts.map(({ regime, authority, people }) => (
        <div key={regime}>
          {code('regime', regime)}
          {t('design:colon')}
          {t('breach:field.authorityNotification')}
          {t('design:colon')}
          {code('verdict', authority)} · {t('breach:field.dataSubjectNotification')}
          {t('design:colon')}
          {code('verdict', people)}
        </div>
      ))}
      {score !== null && (
        <div>
          {t('enisa:title')}
          {t('design:colon')}
          {score.toLocaleString(language)}
        </div>
      )}
      {Object.entries(facts).map(([name, said]) => (
        <div key={name}>
          {t(`breach-fact:field.${name}`)}
          {t('design:colon')}
          {[said]
            .flat()
            .map((one) => wordOf(name, one, t))
            .join(', ')}
        </div>
      ))}
      {note !== '' && <div>{note}</div>}
      <div>{criteriaVersion}</div>
    </div>
  )
}

function wordOf(name: string, said: string | number, t: ReturnType<typeof useWords>['t']): string {
  if (typeof said === 'number') return String(said)
  return said === 'unknown' ? t('breach-fact:unknown') : t(`breach-fact:value.${name}.${said}`)
}
