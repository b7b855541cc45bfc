import { ActionIcon, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../engine-context.ts'
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { titleOf } from '../records/sources.ts'
import { useMay } from '../session-context.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import type { Register } from './register.ts'
import type { RecordBase } from './register-api.ts'

interface RemoveMenuProps<Row extends RecordBase, Draft extends object> {
  readonly register: Register<Row, Draft>
  readonly record: Row
}

/** Removing a record: asks for its reference, and can be undone from the message that follows. */
export function RemoveMenu<Row extends RecordBase, Draft extends object>({
  register,
  record,
}: RemoveMenuProps<Row, Draft>) {
  const { query } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const mayRemove = useMay(register.removers ?? register.editors)
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const namespace = kebab(register.entity)
  const name = titleOf(record)
  const remove = async () => {
    setBusy(true)
    try {
      await register.api(query).remove.call({ id: record.id, revision: record.revision })
      await navigate({ to: register.path })
      toasts.done(t('design:toast.removed', { what: name }), record.id)
    } catch (error) {
      toasts.failed(error)
    } finally {
      setBusy(false)
      setAsking(false)
    }
  }
  if (!mayRemove) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('design:moreActions')} variant="default" size={32}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => setAsking(true)}>
            {t(`${namespace}:remove`)}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isAsking && (
        <ConfirmDialog
          title={t(`${namespace}:remove`)}
          action={t(`${namespace}:remove`)}
          ask={record.reference}
          danger
          isBusy={isBusy}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          {t('design:confirm.remove', { what: name })}
        </ConfirmDialog>
      )}
    </>
  )
}
