import { Button, Group, Text } from '@mantine/core'
import { Download } from 'lucide-react'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { useSaveDocument } from '../../design/document/use-save-document.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ArtifactFacts } from './ArtifactFacts.tsx'

interface DocumentDialogProps {
  readonly artifact: DocumentArtifact
  readonly onClose: () => void
}

/** A document that was made: its hashes, and its file once more. */
export function DocumentDialog({ artifact, onClose }: DocumentDialogProps) {
  const { t } = useWords()
  const save = useSaveDocument()
  return (
    <Dialog onClose={onClose} title={t(`documents:kind.${artifact.kind}`)} size="lg">
      <ArtifactFacts artifact={artifact} />
      <Text size="xs" c="dimmed" mt="md">
        {t('documents:hashHelp')}
      </Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('design:close')}
        </Button>
        <Button leftSection={<Download size={14} />} onClick={() => void save(artifact)} data-autofocus>
          {t('documents:saveAgain')}
        </Button>
      </Group>
    </Dialog>
  )
}
