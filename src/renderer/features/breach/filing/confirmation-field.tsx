import { useQuery } from '@tanstack/react-query'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { FieldSelect } from '../../../design/fields/FieldSelect.tsx'
import type { FieldKind } from '../../../design/fields/field-kind.ts'
import type { Lens } from '../../../design/form/lens.ts'
import { RecordLink } from '../../../design/records/RecordLink.tsx'
import { useWords } from '../../../design/words/use-words.ts'

/** One of the files that are kept with the breach, or none. */
export function confirmationOf(breachId: string): FieldKind<Id<'attachment'> | null> {
  return {
    width: 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <RecordLink id={value} />,
    input: (of) => <Confirmation of={of} breachId={breachId} />,
  }
}

interface ConfirmationProps {
  readonly of: Lens<Id<'attachment'> | null>
  readonly breachId: string
}

function Confirmation({ of, breachId }: ConfirmationProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(
    query.attachment.list.queryOptions({ input: { filter: { subjectId: [breachId] }, limit: 100 } }),
  )
  return (
    <FieldSelect<Id<'attachment'>>
      path={of.path}
      options={{}}
      data={(data?.items ?? []).map(({ id, fileName }) => ({ value: id, label: fileName }))}
      value={of.value}
      onChange={of.set}
      clearable
      nothingFoundMessage={t('breach-filing:noFiles')}
    />
  )
}
