import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Paperclip } from 'lucide-react'
import type { Dataset } from '#shared/contract/inventory.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { FilesTabName, RecordFiles } from '../../design/files/RecordFiles.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import { datasetTitle } from './tree.ts'

/** The files of a dataset. Its page is the list of its fields, so they open over it; their address is that of a tab. */
export function DatasetFiles({ dataset }: { readonly dataset: Dataset }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const show = (shown: boolean) =>
    void navigate({ to: '.', replace: true, search: shown ? withSearch({ tab: 'files' }) : {} })
  return (
    <>
      <Button variant="default" leftSection={<Paperclip size={14} />} onClick={() => show(true)}>
        <FilesTabName recordId={dataset.id} />
      </Button>
      {tab === 'files' && (
        <Dialog
          title={`${t('attachment:title')}${t('design:colon')}${datasetTitle(dataset)}`}
          size="lg"
          onClose={() => show(false)}
        >
          <RecordFiles recordId={dataset.id} />
        </Dialog>
      )}
    </>
  )
}
