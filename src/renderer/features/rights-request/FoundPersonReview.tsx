import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { FoundPerson } from '#shared/contract/request-disclosure.ts'
import plain from '../../design/table/plain-table.module.css'
import { useWords } from '../../design/words/use-words.ts'
import classes from './disclosure.module.css'
import { groundsOf, type HandOver, type PersonReview, type ValueReview } from './disclosure-draft.ts'

interface FoundPersonReviewProps {
  readonly found: FoundPerson
  readonly review: PersonReview
  readonly showsPortable: boolean
  readonly onChange: (next: PersonReview) => void
}

/** One record that may be the person: whether it is, and of each value whether it is handed over. */
export function FoundPersonReview({ found, review, showsPortable, onChange }: FoundPersonReviewProps) {
  const { t } = useWords()
  const { person, system, matchedBy, properties } = found
  const by = matchedBy.map((one) => t(`disclosure:matched.${one}`)).join(', ')
  const named = [person.name, person.email].filter((one) => one !== '').join(' · ')
  return (
    <section className={classes.person} aria-label={`${system}${t('design:colon')}${named}`}>
      <h3 className={classes.heading}>
        {system}
        {t('design:colon')}
        {named || person.externalId}
      </h3>
      <div className={classes.quiet}>
        {t('disclosure:matchedBy')}
        {t('design:colon')}
        {by}
      </div>
      <Checkbox
        label={t('disclosure:isPerson')}
        checked={review.isPerson}
        onChange={(event) => onChange({ ...review, isPerson: event.currentTarget.checked })}
      />
      {review.isPerson && (
        <table className={plain.plain}>
          <thead>
            <tr>
              <th scope="col">{t('disclosure:what')}</th>
              <th scope="col">{t('disclosure:value')}</th>
              <th scope="col">{t('disclosure:handOver')}</th>
              {showsPortable && <th scope="col">{t('disclosure:portable')}</th>}
            </tr>
          </thead>
          <tbody>
            {properties.map((property) => {
              const value = review.values[property.name]
              return (
                value && (
                  <ValueRow
                    key={property.name}
                    property={property}
                    value={value}
                    showsPortable={showsPortable}
                    onChange={(next) =>
                      onChange({ ...review, values: { ...review.values, [property.name]: next } })
                    }
                  />
                )
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface ValueRowProps {
  readonly property: FoundPerson['properties'][number]
  readonly value: ValueReview
  readonly showsPortable: boolean
  readonly onChange: (next: ValueReview) => void
}

const choices = Object.keys(groundsOf) as HandOver[]

function ValueRow({ property, value, showsPortable, onChange }: ValueRowProps) {
  const { t } = useWords()
  const { label } = property
  const passages = [...new Set([...property.thirdParties, ...value.blackedOut])]
  const blackOut = (passage: string, isOut: boolean) =>
    onChange({
      ...value,
      blackedOut: isOut ? [...value.blackedOut, passage] : value.blackedOut.filter((one) => one !== passage),
    })
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        {property.value}
        {passages.map((passage) => (
          <Checkbox
            key={passage}
            size="xs"
            mt={4}
            label={`${t('disclosure:blackOut')}${t('design:colon')}${passage}`}
            checked={value.blackedOut.includes(passage)}
            onChange={(event) => blackOut(passage, event.currentTarget.checked)}
          />
        ))}
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`${t('disclosure:handOver')}${t('design:colon')}${label}`}
          data={choices.map((choice) => ({ value: choice, label: t(`disclosure:choice.${choice}`) }))}
          value={value.handOver}
          onChange={(event) =>
            onChange({
              ...value,
              handOver: choices.find((choice) => choice === event.currentTarget.value) ?? 'whole',
            })
          }
        />
        {value.handOver !== 'whole' && (
          <TextInput
            size="xs"
            mt={4}
            label={t('disclosure:reason')}
            value={value.reason}
            maxLength={300}
            required
            onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
          />
        )}
      </td>
      {showsPortable && (
        <td>
          <Checkbox
            size="xs"
            aria-label={`${t('disclosure:portable')}${t('design:colon')}${label}`}
            checked={value.isPortable}
            onChange={(event) => onChange({ ...value, isPortable: event.currentTarget.checked })}
          />
          <span className={classes.quiet}>{t(`disclosure:portability.${property.portability}`)}</span>
        </td>
      )}
    </tr>
  )
}
