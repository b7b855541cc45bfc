import { Button } from '@mantine/core'
import type { AssessedSeverity, EnisaChoices, EnisaFactor } from '#shared/contract/breach-assessment.ts'
import { FieldSelect } from '../../../design/fields/FieldSelect.tsx'
import { text } from '../../../design/fields/text.tsx'
import formClasses from '../../../design/form/form.module.css'
import { FormContext, useFormScope } from '../../../design/form/form-context.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './assessment.module.css'

interface EnisaFactorsProps {
  readonly severity: AssessedSeverity
  readonly chosen: EnisaChoices
  readonly onChange: (chosen: EnisaChoices) => void
}

const reason = text({ required: true, width: 'full' })

/** Each factor as the facts propose it; whoever sets another value says why. */
export function EnisaFactors({ severity, chosen, onChange }: EnisaFactorsProps) {
  const { t } = useWords()
  const { issues } = useFormScope()
  const without = (factor: EnisaFactor): EnisaChoices => {
    const { [factor]: _former, ...others } = chosen
    return others
  }
  return (
    <FormContext value={{ namespace: 'enisa', name: 'assessment', issues }}>
      <section className={classes.group}>
        <h3>{t('enisa:title')}</h3>
        <div className={formClasses.grid}>
          {severity.factors.map(({ factor, values, value, proposed }) => {
            const choice = chosen[factor]
            const word = (points: number) => t(`enisa:${factor}.${String(points).replace('.', '_')}`)
            return (
              <div key={factor} className={formClasses.full}>
                <FieldSelect
                  path={['enisa', factor]}
                  options={{}}
                  data={[
                    ...(value === null ? [{ value: '', label: t('enisa:notProposed') }] : []),
                    ...values.map((points) => ({
                      value: String(points),
                      label:
                        points === proposed ? t('enisa:proposed', { value: word(points) }) : word(points),
                    })),
                  ]}
                  value={value === null ? '' : String(value)}
                  onChange={(next) => {
                    if (next === null || next === '') return
                    const points = Number(next)
                    onChange(
                      points === proposed
                        ? without(factor)
                        : { ...chosen, [factor]: { value: points, reason: choice?.reason ?? '' } },
                    )
                  }}
                />
                {choice !== undefined && (
                  <div className={classes.override}>
                    {reason.input({
                      value: choice.reason,
                      path: ['enisa', factor, 'reason'],
                      set: (said) => onChange({ ...chosen, [factor]: { ...choice, reason: said } }),
                    })}
                    <Button size="compact-xs" variant="default" onClick={() => onChange(without(factor))}>
                      {t('enisa:takeProposed')}
                    </Button>
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </section>
    </FormContext>
  )
}
