import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Table } from 'lucide-react'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

export const tableIntakePath = '/requests/from-table'

/** The way from the list to requests that stand in a table. */
export function FromTableButton() {
  const { t } = useWords()
  const navigate = useNavigate()
  const mayEdit = useMay()
  if (!mayEdit) return null
  return (
    <Button
      variant="default"
      leftSection={<Table size={14} />}
      onClick={() => void navigate({ to: tableIntakePath })}
    >
      {t('request-import:open')}
    </Button>
  )
}
