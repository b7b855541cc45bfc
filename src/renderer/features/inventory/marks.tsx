import { Tooltip } from '@mantine/core'
import type { Field } from '#shared/contract/inventory.ts'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { useWords } from '../../design/words/use-words.ts'
import { classificationOf } from './classification.ts'
import classes from './inventory.module.css'

interface Mark {
  readonly key: string
  readonly meaning: Meaning
  readonly short: string
  readonly full: string
}

/** What makes a field worth more attention: special category, criminal offences, identifier, the vendor's own mark. */
export function Marks({ field }: { readonly field: Field }) {
  const { t, code } = useWords()
  const { specialCategory, criminalOffence, identifier } = classificationOf(field)
  const marks: Mark[] = []
  if (specialCategory !== null)
    marks.push({
      key: 'art9',
      meaning: 'danger',
      short: t('field:mark.art9'),
      full: t('field:mark.art9Full', { category: code('specialCategory', specialCategory) }),
    })
  if (criminalOffence)
    marks.push({
      key: 'art10',
      meaning: 'danger',
      short: t('field:mark.art10'),
      full: t('field:mark.art10Full'),
    })
  if (identifier)
    marks.push({
      key: 'identifier',
      meaning: 'information',
      short: t('field:mark.identifier'),
      full: t('field:mark.identifierFull'),
    })
  if (isSensitive(field.vendorSensitivity))
    marks.push({
      key: 'vendor',
      meaning: 'attention',
      short: t('field:mark.vendor'),
      full: t('field:mark.vendorFull', { mark: field.vendorSensitivity }),
    })
  if (field.vanishedAt !== null)
    marks.push({
      key: 'vanished',
      meaning: 'attention',
      short: t('field:mark.vanished'),
      full: t('field:mark.vanishedFull'),
    })
  return (
    <span className={classes.marks}>
      {marks.map(({ key, meaning, short, full }) => (
        <Tooltip key={key} label={full}>
          <span className={classes.mark} data-meaning={meaning}>
            {short}
          </span>
        </Tooltip>
      ))}
    </span>
  )
}

/** Vendors mark everything; only what they hold sensitive says something. */
function isSensitive(mark: string | null): boolean {
  return mark !== null && !/^(non.?sensitive|none|public|standard)?$/i.test(mark)
}
