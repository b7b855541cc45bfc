import { Button } from '@mantine/core'
import { useState } from 'react'
import { DeadlinePolicy, type Dispute } from '#shared/contract/deadline-policy.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { WholeNumberInput } from '../../design/fields/WholeNumberInput.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { DisputeChoice } from './DisputeChoice.tsx'
import classes from './deadline-policy.module.css'
import { MovedDates } from './MovedDates.tsx'

interface PolicyFormProps {
  readonly policy: DeadlinePolicy
  readonly usual: DeadlinePolicy
  readonly disputes: readonly Dispute[]
}

/** The figures, with the most that the contract takes. */
const figures = [
  { name: 'askWithinWorkingDays', most: 20 },
  { name: 'warnOfRefusalAfterDays', most: 28 },
  { name: 'stopMarketingWithinHours', most: 168 },
  { name: 'processorNoticeHours', most: 168 },
] as const

/** The draft of a policy. Nothing is kept before its effect was shown. */
export function PolicyForm({ policy, usual, disputes }: PolicyFormProps) {
  const { t } = useWords()
  const mayChange = useMay(dpoOnly)
  const [draft, setDraft] = useState<Draft>(policy)
  const [isLooking, setLooking] = useState(false)
  const checked = DeadlinePolicy.safeParse({ ...draft, positions: chosenOf(draft.positions, disputes) })
  const isChanged = checked.success && !isSame(checked.data, policy)
  const isUsual = checked.success && isSame(checked.data, usual)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) setLooking(true)
      }}
    >
      <section className={classes.section} aria-labelledby="deadline-figures">
        <h2 id="deadline-figures">{t('deadline-policy:figures')}</h2>
        <div className={classes.figures}>
          {figures.map(({ name, most }) => (
            <WholeNumberInput
              key={name}
              label={t(`deadline-policy:field.${name}`)}
              description={`${t('deadline-policy:range', { most })} ${t(`deadline-policy:hint.${name}`)}`}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={draft[name]}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
              error={
                !DeadlinePolicy.shape[name].safeParse(draft[name]).success &&
                t('deadline-policy:figureOutside', { most })
              }
              readOnly={!mayChange}
            />
          ))}
        </div>
      </section>
      <section className={classes.section} aria-labelledby="deadline-disputes">
        <h2 id="deadline-disputes">{t('deadline-policy:disputes')}</h2>
        <p className={classes.lead}>{t('deadline-policy:disputesLead')}</p>
        {disputes.map((dispute) => (
          <DisputeChoice
            key={dispute.id}
            dispute={dispute}
            taken={draft.positions[dispute.id] ?? dispute.default}
            onTake={
              mayChange
                ? (position) =>
                    setDraft({ ...draft, positions: { ...draft.positions, [dispute.id]: position } })
                : null
            }
          />
        ))}
      </section>
      {mayChange && (
        <div className={classes.actions}>
          <Button type="submit" disabled={!isChanged}>
            {t('deadline-policy:look')}
          </Button>
          <Button variant="default" disabled={isUsual} onClick={() => setDraft(usual)}>
            {t('deadline-policy:reset')}
          </Button>
        </div>
      )}
      {isLooking && checked.success && <MovedDates policy={checked.data} onClose={() => setLooking(false)} />}
    </form>
  )
}

/** While it is typed, a figure may be missing. */
type Draft = Pick<DeadlinePolicy, 'positions'> & {
  readonly [K in (typeof figures)[number]['name']]: number | null
}

/** Positions that are the default anyway are not chosen. */
function chosenOf(
  positions: DeadlinePolicy['positions'],
  disputes: readonly Dispute[],
): DeadlinePolicy['positions'] {
  return Object.fromEntries(
    disputes.flatMap(({ id, ...dispute }) => {
      const position = positions[id]
      return position === undefined || position === dispute.default ? [] : [[id, position]]
    }),
  )
}

function isSame(one: DeadlinePolicy, other: DeadlinePolicy): boolean {
  const written = ({ positions, ...rest }: DeadlinePolicy) =>
    JSON.stringify([Object.entries(positions).sort(), Object.entries(rest).sort()])
  return written(one) === written(other)
}
