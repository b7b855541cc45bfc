import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { FrozenEdpbForm } from '#shared/contract/edpb-form.ts'
import history from '../../../design/history/history.module.css'
import { useWords } from '../../../design/words/use-words.ts'

/** The filled form as it stood when something was filed, as it was written out then. */
export function pastEdpbForm(value: unknown): ReactNode {
  const form = FrozenEdpbForm.safeParse(value)
  return form.success ? <PastEdpbForm form={form.data} /> : null
}

function PastEdpbForm({ form: { template, written } }: { readonly form: FrozenEdpbForm }) {
  const { t } = useWords()
  return (
    <>
      <div className="mono">{template}</div>
      {written.map(({ field, number, label, said }) => (
        <div key={field}>
          {number} {label}
          {t('design:colon')}
          {said.join(' · ')}
        </div>
      ))}
    </>
  )
}

interface EdpbFormChangesProps {
  readonly before: unknown
  readonly after: unknown
}

/** The answers of the form that differ between two filings, each as it was written out. */
export function EdpbFormChanges({ before, after }: EdpbFormChangesProps) {
  const { t } = useWords()
  const [one, other] = [FrozenEdpbForm.safeParse(before).data, FrozenEdpbForm.safeParse(after).data]
  if (one === undefined || other === undefined) return null
  const saidBefore = new Map(one.written.map((answer) => [answer.field, answer]))
  const saidAfter = new Map(other.written.map((answer) => [answer.field, answer]))
  const fields = [...new Map([...saidBefore, ...saidAfter])]
    .toSorted(([, first], [, second]) => first.number - second.number)
    .filter(([field]) => text(saidBefore.get(field)) !== text(saidAfter.get(field)))
  return fields.map(([field, { number, label }]) => (
    <div key={field} className={history.change}>
      <span className={history.name}>
        {number} {label}
      </span>
      <div className={history.before}>{text(saidBefore.get(field)) || t('design:nothing')}</div>
      <ArrowRight size={14} aria-label={t('design:history.becomes')} className={history.arrow} />
      <div>{text(saidAfter.get(field)) || t('design:nothing')}</div>
      <span />
    </div>
  ))
}

function text(answer: FrozenEdpbForm['written'][number] | undefined): string {
  return answer?.said.join(' · ') ?? ''
}
