import { useQuery } from '@tanstack/react-query'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../engine-context.ts'
import { FieldSelect } from '../fields/FieldSelect.tsx'
import type { FieldKind } from '../fields/field-kind.ts'
import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'

/** One of the letters of a breach, or none. */
export function letterOf(subjectId: string): FieldKind<Id<'letter'> | null> {
  return {
    width: 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <LetterName id={value} />,
    input: (of) => <LetterChoice of={of} subjectId={subjectId} />,
  }
}

/** What a letter is called: its reference and its kind. */
export function LetterName({ id }: { readonly id: Id<'letter'> }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(query.letter.get.queryOptions({ input: { id } }))
  return data === undefined ? '…' : `${data.reference}, ${t(`letter:kind.${data.kind}`)}`
}

interface LetterChoiceProps {
  readonly of: Lens<Id<'letter'> | null>
  readonly subjectId: string
}

function LetterChoice({ of, subjectId }: LetterChoiceProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(
    query.letter.list.queryOptions({ input: { filter: { subjectId: [subjectId] }, limit: 100 } }),
  )
  return (
    <FieldSelect<Id<'letter'>>
      path={of.path}
      options={{}}
      data={(data?.items ?? []).map(({ id, reference, kind, recipientName }) => ({
        value: id,
        label: [reference, t(`letter:kind.${kind}`), recipientName].filter(Boolean).join(', '),
      }))}
      value={of.value}
      onChange={of.set}
      clearable
      nothingFoundMessage={t('letter:none')}
    />
  )
}
