import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, FileText, Fingerprint, Plus } from 'lucide-react'
import { useState } from 'react'
import { ArtifactKind, type DocumentArtifact } from '#shared/contract/document.ts'
import { useSaveDocument } from '../../design/document/use-save-document.ts'
import { useEngine } from '../../design/engine-context.ts'
import { withSearch } from '../../design/layout/with-search.ts'
import { type Column, column } from '../../design/table/column.ts'
import { choiceFilter } from '../../design/table/filters.tsx'
import { ListPage } from '../../design/table/ListPage.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { CopyableCode } from '../../design/words/CopyableCode.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { DocumentDialog } from './DocumentDialog.tsx'
import { DocumentSearch } from './document-search.ts'
import { IdentifyDialog } from './IdentifyDialog.tsx'

const columns: readonly Column<DocumentArtifact>[] = [
  column('kind', ({ kind }) => <Word of={`documents:kind.${kind}`} />, { size: 230, grows: true }),
  column('format', ({ format }) => <Word of={`documents:format.${format}`} />, { size: 100 }),
  column('language', ({ language }) => <Word of={`app:language.${language}`} />, { size: 90 }),
  column('createdAt', ({ createdAt }) => <InstantText at={createdAt} />, { sortable: true, size: 204 }),
  column('createdBy', ({ createdBy }) => createdBy, { size: 120, cuts: true, yields: 2 }),
  column('bytes', ({ bytes }) => <Size bytes={bytes} />, { size: 84, align: 'right' }),
  column('contentHash', ({ contentHash }) => <Hash value={contentHash} field="contentHash" />, {
    size: 150,
    yields: 1,
  }),
  column('fileHash', ({ fileHash }) => <Hash value={fileHash} field="fileHash" />, {
    size: 150,
    hidden: true,
  }),
  column('fileName', ({ fileName }) => fileName, { size: 260, hidden: true, cuts: true }),
  column('save', (artifact) => <SaveAgain artifact={artifact} />, { size: 60 }),
]

const filters = { kind: choiceFilter('documents:kind', ArtifactKind.options) }

/** Every document that was made, with the hashes that stand in the audit log. */
export function DocumentList() {
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const wanted = DocumentSearch.parse(useSearch({ strict: false }))
  const [opened, setOpened] = useState<DocumentArtifact | null>(null)
  const [isIdentifying, setIdentifying] = useState(false)
  if (wanted.kind !== undefined) return <Navigate to="/documents/new" search={withSearch(wanted)} replace />
  const make = () => void navigate({ to: '/documents/new' })
  const makeButton = (
    <Button leftSection={<Plus size={14} />} onClick={make}>
      {t('documents:make')}
    </Button>
  )
  return (
    <ListPage
      name="documents"
      entity="document"
      icon={FileText}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<Fingerprint size={14} />}
            onClick={() => setIdentifying(true)}
          >
            {t('documents:identify.action')}
          </Button>
          {makeButton}
        </>
      }
      procedure={query.document.list}
      columns={columns}
      filters={filters}
      onOpen={setOpened}
      onNew={make}
      searchable={false}
      ways={makeButton}
    >
      {opened !== null && <DocumentDialog artifact={opened} onClose={() => setOpened(null)} />}
      {isIdentifying && <IdentifyDialog onClose={() => setIdentifying(false)} />}
    </ListPage>
  )
}

function Word({ of }: { readonly of: string }) {
  return useWords().t(of)
}

function Size({ bytes }: { readonly bytes: number }) {
  return bytesText(bytes, useWords().language)
}

function Hash({ value, field }: { readonly value: string; readonly field: string }) {
  const { t } = useWords()
  return <CopyableCode value={value} label={t(`documents:field.${field}`)} shown={12} />
}

function SaveAgain({ artifact }: { readonly artifact: DocumentArtifact }) {
  const { t } = useWords()
  const save = useSaveDocument()
  const label = t('documents:saveFile', { file: artifact.fileName })
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} aria-label={label} onClick={() => void save(artifact)}>
        <Download size={14} />
      </ActionIcon>
    </Tooltip>
  )
}
