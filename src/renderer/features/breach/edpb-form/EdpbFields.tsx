import { Button, Text } from '@mantine/core'
import type {
  EdpbAnswer,
  EdpbAskedField,
  EdpbFormReading,
  EdpbOwnAnswers,
} from '#shared/contract/edpb-form.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { AnswerInput } from './AnswerInput.tsx'
import classes from './edpb-form.module.css'
import { withAnswer, withoutAnswer } from './own-answers.ts'

interface EdpbFieldsProps {
  readonly reading: EdpbFormReading
  readonly section: string
  readonly own: EdpbOwnAnswers
  readonly onChange: (own: EdpbOwnAnswers) => void
}

/** The questions of one section with their numbers. */
export function EdpbFields({ reading, section, own, onChange }: EdpbFieldsProps) {
  const fields = reading.fields.filter((field) => field.section === section)
  return fields.map((field) => {
    const { name, number } = field
    const kept = own[name]
    const shown = kept === undefined ? (reading.proposed[name] ?? null) : kept
    const set = (answer: EdpbAnswer | null) => onChange(withAnswer(own, name, answer, reading.proposed))
    return (
      <div key={name} className={classes.numbered}>
        <span className={`mono ${classes.number}`}>{number}</span>
        <div className={classes.answer}>
          <AnswerInput field={field} answer={shown} onChange={set} />
          <Wrong field={field} reading={reading} />
          <Origin
            isProposed={kept === undefined && reading.proposed[name] !== undefined}
            onTake={
              kept !== undefined && reading.proposed[name] !== undefined
                ? () => onChange(withoutAnswer(own, name))
                : null
            }
          />
        </div>
      </div>
    )
  })
}

function Wrong({ field, reading }: { readonly field: EdpbAskedField; readonly reading: EdpbFormReading }) {
  const { t } = useWords()
  return reading.issues
    .filter((issue) => issue.field === field.name && issue.rule !== 'missing')
    .map(({ rule, message }) => (
      <Text key={rule} size="xs" c="var(--danger)">
        {t(message.key, message.params)}
      </Text>
    ))
}

interface OriginProps {
  readonly isProposed: boolean
  /** Lets the record's own words hold again; null: nobody changed them. */
  readonly onTake: (() => void) | null
}

/** Whether an answer comes from the record, and the way back to it. */
function Origin({ isProposed, onTake }: OriginProps) {
  const { t } = useWords()
  if (onTake !== null)
    return (
      <Button variant="subtle" size="compact-xs" onClick={onTake}>
        {t('edpb-form:takeRecord')}
      </Button>
    )
  if (!isProposed) return null
  return (
    <Text size="xs" c="dimmed">
      {t('edpb-form:fromRecord')}
    </Text>
  )
}
