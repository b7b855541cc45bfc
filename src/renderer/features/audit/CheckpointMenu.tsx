import { Button, Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Milestone } from 'lucide-react'
import { useState } from 'react'
import type { AuditCheckpoint } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { CheckpointDialog } from './CheckpointDialog.tsx'
import { CheckpointsDialog } from './CheckpointsDialog.tsx'
import { CompareDialog } from './CompareDialog.tsx'

type Opened = { readonly checkpoint: AuditCheckpoint } | 'list' | 'compare'

/** Makes a checkpoint to be kept elsewhere, shows those that were made, and compares one that was kept. */
export function CheckpointMenu() {
  const { client, query } = useEngine()
  const queries = useQueryClient()
  const { t } = useWords()
  const toasts = useToasts()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isBusy, setBusy] = useState(false)
  const close = () => setOpened(null)
  const make = async () => {
    setBusy(true)
    try {
      setOpened({ checkpoint: await client.audit.checkpoint() })
      void queries.invalidateQueries({ queryKey: query.audit.key() })
    } catch (error) {
      toasts.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<Milestone size={14} />}
            rightSection={<ChevronDown size={14} />}
            loading={isBusy}
          >
            {t('audit:checkpoint.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void make()}>{t('audit:checkpoint.make')}</Menu.Item>
          <Menu.Item onClick={() => setOpened('compare')}>{t('audit:checkpoint.compare')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setOpened('list')}>{t('audit:checkpoint.all')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {opened === 'list' && (
        <CheckpointsDialog onClose={close} onOpen={(checkpoint) => setOpened({ checkpoint })} />
      )}
      {opened === 'compare' && <CompareDialog onClose={close} />}
      {opened !== null && typeof opened === 'object' && (
        <CheckpointDialog checkpoint={opened.checkpoint} onClose={close} />
      )}
    </>
  )
}
