import { Button } from '@mantine/core'
import { CalendarPlus, MessageSquareText, Stamp } from 'lucide-react'
import { useState } from 'react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useMayRecord } from '../../design/clock-event/use-may-record.ts'
import { AdviseDialog } from '../../design/decision/AdviseDialog.tsx'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { RequestEventDialog } from './RequestEventDialog.tsx'

/** What moves a request on: what happened to it, what was advised, and the controller's refusal. */
export function RequestActions({ record }: { readonly record: RightsRequest }) {
  const { client } = useEngine()
  const { t } = useWords()
  const mayAdvise = useMay(dpoOnly)
  const mayRecord = useMayRecord()
  const mayAnswer = mayRecord('answerSent')
  const [asks, setAsks] = useState<'event' | 'refusal' | 'advise' | null>(null)
  const close = () => setAsks(null)
  return (
    <>
      {mayAnswer && (
        <Button leftSection={<CalendarPlus size={14} />} onClick={() => setAsks('event')}>
          {t('clock-event:record')}
        </Button>
      )}
      {mayAdvise && (
        <Button
          variant="default"
          leftSection={<MessageSquareText size={14} />}
          onClick={() => setAsks('advise')}
        >
          {t('advice:record')}
        </Button>
      )}
      {!mayAnswer && mayRecord('refusalSent') && (
        <Button leftSection={<Stamp size={14} />} onClick={() => setAsks('refusal')}>
          {t('rights-request:refuse')}
        </Button>
      )}
      <ExportButton kind="rights-request-register" recordId={record.id} also="clock-sheet" />
      {(asks === 'event' || asks === 'refusal') && (
        <RequestEventDialog
          record={record}
          intent={{ kind: 'record', event: asks === 'refusal' ? 'refusalSent' : null }}
          onClose={close}
        />
      )}
      {asks === 'advise' && (
        <AdviseDialog
          record={record}
          onSend={(advice) =>
            client.rightsRequest.advise({ id: record.id, revision: record.revision, advice })
          }
          onClose={close}
        />
      )}
    </>
  )
}
