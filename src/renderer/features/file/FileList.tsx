import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Paperclip } from 'lucide-react'
import { type Attachment, NameCheck, Opening } from '#shared/contract/attachment.ts'
import { useEngine } from '../../design/engine-context.ts'
import { FileButtons } from '../../design/files/FileLine.tsx'
import { FileMarks } from '../../design/files/FileMarks.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { type Column, column } from '../../design/table/column.ts'
import { choiceFilter } from '../../design/table/filters.tsx'
import { ListPage } from '../../design/table/ListPage.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'

const columns: readonly Column<Attachment>[] = [
  column('fileName', ({ fileName }) => fileName, { sortable: true, size: 220, grows: true, cuts: true }),
  column('subjectId', ({ subjectId }) => <RecordLink id={subjectId} />, { size: 200, cuts: true }),
  column('nameCheck', (file) => <FileMarks file={file} isBrief />, { size: 230, cuts: true }),
  column('bytes', ({ bytes }) => <Size bytes={bytes} />, { sortable: true, size: 90, align: 'right' }),
  column('createdAt', ({ createdAt }) => <InstantText at={createdAt} />, {
    sortable: true,
    size: 190,
    yields: 1,
  }),
  column('addedBy', ({ addedBy }) => addedBy, { size: 120, cuts: true, yields: 2 }),
  column('description', ({ description }) => description, { size: 200, cuts: true, hidden: true }),
  column('mediaType', ({ mediaType }) => mediaType, { sortable: true, size: 180, cuts: true, hidden: true }),
  column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
    size: 120,
    hidden: true,
  }),
  column('actions', (file) => <FileButtons file={file} />, { size: 90 }),
]

const filters = {
  nameCheck: choiceFilter('attachment:nameCheck', NameCheck.options),
  opening: choiceFilter('attachment:opening', Opening.options),
}

/** Every file of the store, with the record that it belongs to. */
export function FileList() {
  const { query } = useEngine()
  const { t, language } = useWords()
  const navigate = useNavigate()
  const all = useQuery(query.attachment.list.queryOptions({ input: { limit: 1 } }))
  const { total = 0, bytes = 0 } = all.data ?? {}
  return (
    <ListPage
      name="attachment"
      entity="attachment"
      icon={Paperclip}
      lead={total > 0 && t('attachment:total', { count: total, size: bytesText(bytes, language) })}
      procedure={query.attachment.list}
      columns={columns}
      filters={filters}
      onOpen={({ id }) => void navigate({ to: `/files/${id}` })}
    />
  )
}

function Size({ bytes }: { readonly bytes: number }) {
  return bytesText(bytes, useWords().language)
}
