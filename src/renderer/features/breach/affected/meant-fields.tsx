import { Button, Checkbox, FileButton } from '@mantine/core'
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { type CountedSystem, TimeMeant } from '#shared/contract/affected-people.ts'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { choice } from '../../../design/fields/choice.tsx'
import { instant } from '../../../design/fields/dates.tsx'
import type { Fields } from '../../../design/fields/field-kind.ts'
import { longText } from '../../../design/fields/text.tsx'
import { FieldGroup } from '../../../design/form/FieldFrame.tsx'
import { useField } from '../../../design/form/form-context.ts'
import type { Lens } from '../../../design/form/lens.ts'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'
import { ConditionsField } from './ConditionsField.tsx'
import { entriesOf, type MeantDraft } from './meant-draft.ts'

/** System, list, properties and time: who is counted. */
export function meantFields(systems: readonly CountedSystem[]): Fields<MeantDraft> {
  return {
    connectionIds: {
      width: 'full',
      isEmpty: (value) => value.length === 0,
      show: () => null,
      input: (of) => <SystemsField of={of} systems={systems} />,
    },
    by: choice('affected-count:by', ['always', ...TimeMeant.options], { width: 'full' }),
    from: { ...instant({ width: 'half' }), when: ({ by }) => by === 'added' || by === 'changed' },
    until: { ...instant({ width: 'half' }), when: ({ by }) => by === 'held' || by === 'added' },
    conditions: {
      width: 'full',
      isEmpty: (value) => value.length === 0,
      show: () => null,
      input: (of, { connectionIds }) => <ConditionsField of={of} connectionIds={connectionIds} />,
    },
    listed: {
      ...longText(),
      input: (of) => <ListField of={of} />,
    },
  }
}

interface SystemsFieldProps {
  readonly of: Lens<MeantDraft['connectionIds']>
  readonly systems: readonly CountedSystem[]
}

function SystemsField({ of, systems }: SystemsFieldProps) {
  const { t } = useWords()
  const words = useField(of.path)
  return (
    <FieldGroup words={words} article={null} required>
      <div className={classes.systems}>
        {systems.map(({ connectionId, name, records, readAt }) => (
          <Checkbox
            key={connectionId}
            label={name}
            description={
              readAt === null ? (
                t('affected-count:neverRead')
              ) : (
                <>
                  {t('affected-count:records', { count: records })}, {t('affected-count:readAt')}{' '}
                  <InstantText at={readAt} />
                </>
              )
            }
            checked={of.value.includes(connectionId)}
            onChange={(event) =>
              of.set(
                event.currentTarget.checked
                  ? [...of.value, connectionId]
                  : of.value.filter((id) => id !== connectionId),
              )
            }
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** In bytes: many times what the entries of a list can be that is counted, little enough to be shown. */
const largestList = 10_000_000

/** A list to hold the people against, typed, pasted or taken from a file; it stays in the window. */
function ListField({ of }: { readonly of: Lens<string> }) {
  const { t } = useWords()
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const entries = entriesOf(of.value).length
  const open = (file: File) => {
    setTooLarge(file.size > largestList ? file.name : null)
    if (file.size <= largestList) void file.text().then(of.set)
  }
  return (
    <>
      {longText().input(of)}
      {tooLarge !== null && (
        <Notice meaning="attention">
          {t('affected-count:fileTooLarge', { name: tooLarge, megabytes: largestList / 1_000_000 })}
        </Notice>
      )}
      <div className={classes.listFoot}>
        <FileButton
          accept=".txt,.csv,.tsv,.log"
          onChange={(file) => {
            if (file !== null) open(file)
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<FileUp size={14} />}>
              {t('affected-count:fromFile')}
            </Button>
          )}
        </FileButton>
        {entries > 0 && (
          <span className={classes.quiet}>{t('affected-count:entries', { count: entries })}</span>
        )}
      </div>
    </>
  )
}
