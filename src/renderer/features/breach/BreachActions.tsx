import { Button, Menu } from '@mantine/core'
import { CalendarPlus, ChevronDown, MessageSquareText, Stamp } from 'lucide-react'
import { useState } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import { BreachState } from '#shared/contract/codes.ts'
import { deciders, dpoOnly } from '#shared/kernel/roles.ts'
import states from '../../../../resources/law/states/breach.json' with { type: 'json' }
import { AdviseDialog } from '../../design/decision/AdviseDialog.tsx'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { BreachEventDialog } from './BreachEventDialog.tsx'
import { DecideDialog } from './DecideDialog.tsx'

/** Records what happened, keeps advice and decision, moves the breach through its states. */
export function BreachActions({ record }: { readonly record: Breach }) {
  const { client } = useEngine()
  const { t, code } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  const mayAdvise = useMay(dpoOnly)
  const mayDecide = useMay(deciders)
  const [asks, setAsks] = useState<'event' | 'advise' | 'decide' | null>(null)
  const close = () => setAsks(null)
  const to: readonly string[] = states[record.status].to
  const nexts = BreachState.options.filter((state) => to.includes(state))
  const move = (status: BreachState) =>
    client.breach
      .update({ id: record.id, revision: record.revision, changes: { status } })
      .then(() => toasts.done(code('breachState', status), record.id), toasts.failed)
  return (
    <>
      {mayEdit && (
        <Button leftSection={<CalendarPlus size={14} />} onClick={() => setAsks('event')}>
          {t('clock-event:record')}
        </Button>
      )}
      {(mayEdit || mayDecide) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDown size={14} />}>
              {t('breach:actions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayAdvise && (
              <Menu.Item leftSection={<MessageSquareText size={14} />} onClick={() => setAsks('advise')}>
                {t('advice:record')}
              </Menu.Item>
            )}
            {mayDecide && (
              <Menu.Item leftSection={<Stamp size={14} />} onClick={() => setAsks('decide')}>
                {t('breach:decide')}
              </Menu.Item>
            )}
            {mayEdit && (
              <>
                <Menu.Label>{t('breach:moveTo')}</Menu.Label>
                {nexts.map((next) => (
                  <Menu.Item key={next} onClick={() => void move(next)}>
                    {code('breachState', next)}
                  </Menu.Item>
                ))}
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <ExportButton kind="breach-register" recordId={record.id} also="clock-sheet" />
      {asks === 'event' && (
        <BreachEventDialog record={record} intent={{ kind: 'record', event: null }} onClose={close} />
      )}
      {asks === 'advise' && (
        <AdviseDialog
          record={record}
          onSend={(advice) => client.breach.advise({ id: record.id, revision: record.revision, advice })}
          onClose={close}
        />
      )}
      {asks === 'decide' && <DecideDialog record={record} onClose={close} />}
    </>
  )
}
