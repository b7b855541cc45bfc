import { Button } from '@mantine/core'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { RequestEventDialog } from './RequestEventDialog.tsx'

/** The one thing that moves a request on: what happened to it. */
export function RequestActions({ record }: { readonly record: RightsRequest }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {mayEdit && (
        <Button leftSection={<CalendarPlus size={14} />} onClick={() => setOpen(true)}>
          {t('clock-event:record')}
        </Button>
      )}
      <ExportButton kind="rights-request-register" recordId={record.id} />
      {isOpen && (
        <RequestEventDialog
          record={record}
          intent={{ kind: 'record', event: null }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
