import { useQuery } from '@tanstack/react-query'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../engine-context.ts'
import type { Lens } from '../form/lens.ts'
import { RecordLink } from '../records/RecordLink.tsx'
import { useWords } from '../words/use-words.ts'
import { FieldSelect } from './FieldSelect.tsx'
import type { FieldKind } from './field-kind.ts'

/** One of the files that are kept with a record, or none. */
export function attachmentOf(subjectId: string): FieldKind<Id<'attachment'> | null> {
  return {
    width: 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <RecordLink id={value} />,
    input: (of) => <AttachmentOf of={of} subjectId={subjectId} />,
  }
}

interface AttachmentOfProps {
  readonly of: Lens<Id<'attachment'> | null>
  readonly subjectId: string
}

function AttachmentOf({ of, subjectId }: AttachmentOfProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(
    query.attachment.list.queryOptions({ input: { filter: { subjectId: [subjectId] }, limit: 100 } }),
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
