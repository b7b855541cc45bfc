import { Checkbox } from '@mantine/core'
import type { AskedFact, BreachFacts } from '#shared/contract/breach-assessment.ts'
import { FieldSelect } from '../../../design/fields/FieldSelect.tsx'
import { FieldGroup } from '../../../design/form/FieldFrame.tsx'
import formClasses from '../../../design/form/form.module.css'
import { useField } from '../../../design/form/form-context.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './assessment.module.css'

interface FactFieldsProps {
  readonly asked: readonly AskedFact[]
  readonly facts: BreachFacts
  readonly onChange: (facts: BreachFacts) => void
}

/** The facts by their groups; those of an aspect that is not affected are not asked. */
export function FactFields({ asked, facts, onChange }: FactFieldsProps) {
  const { t } = useWords()
  const nature = facts.nature
  const isAsked = ({ aspects }: AskedFact) =>
    !Array.isArray(nature) ||
    nature.length === 0 ||
    aspects.length === 0 ||
    aspects.some((one) => nature.includes(one))
  const shown = asked.filter(isAsked)
  const groups = [...new Set(shown.map(({ group }) => group))]
  const set = (name: string, value: BreachFacts[string] | null) => {
    const { [name]: _former, ...others } = facts
    onChange(value === null ? others : { ...others, [name]: value })
  }
  return groups.map((group) => (
    <section key={group} className={classes.group}>
      <h3>{t(`breach-fact:group.${group}`)}</h3>
      <div className={formClasses.grid}>
        {shown
          .filter((fact) => fact.group === group)
          .map((fact) => (
            <div key={fact.name} className={fact.several ? formClasses.full : classes.fact}>
              {fact.several ? (
                <SeveralOf fact={fact} value={facts[fact.name]} onChange={(value) => set(fact.name, value)} />
              ) : (
                <OneOf fact={fact} value={facts[fact.name]} onChange={(value) => set(fact.name, value)} />
              )}
            </div>
          ))}
      </div>
    </section>
  ))
}

interface FactProps {
  readonly fact: AskedFact
  readonly value: BreachFacts[string] | undefined
  readonly onChange: (value: BreachFacts[string] | null) => void
}

/** What is not known is an answer of its own: it is tried at both ends. */
const unknown = 'unknown'

function OneOf({ fact, value, onChange }: FactProps) {
  const { t } = useWords()
  const { name, values, article } = fact
  return (
    <FieldSelect
      path={[name]}
      options={{ article }}
      data={[
        { value: unknown, label: t('breach-fact:unknown') },
        ...values.map((each) => ({ value: each, label: t(`breach-fact:value.${name}.${each}`) })),
      ]}
      value={typeof value === 'string' ? value : (fact.leftOut ?? unknown)}
      onChange={(next) => onChange(next)}
    />
  )
}

function SeveralOf({ fact, value, onChange }: FactProps) {
  const { t } = useWords()
  const { name, values, article } = fact
  const words = useField([name])
  const chosen = Array.isArray(value) ? value : []
  return (
    <FieldGroup words={words} article={article} required={false}>
      <div className={classes.choices}>
        {values.map((each) => (
          <Checkbox
            key={each}
            label={t(`breach-fact:value.${name}.${each}`)}
            checked={chosen.includes(each)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              const next = values.filter((one) => (one === each ? isOn : chosen.includes(one)))
              onChange(next.length === 0 ? null : next)
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
