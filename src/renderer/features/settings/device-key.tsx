import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { KeyStatus } from '#shared/contract/key.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { useWords } from '../../design/words/use-words.ts'

import { Way } from './Way.tsx'

interface DeviceWayProps {
  readonly status: KeyStatus
  readonly ask: (what: 'addDevice' | 'removeDevice') => ReactNode
}

/** The operating system's keychain as a way in: offered by the desktop alone, and only where the system has a real one. */
export function DeviceWay({ status, ask }: DeviceWayProps) {
  const { t } = useWords()
  const { keychain, deviceHere } = status
  const isSet = status.waysIn.some(({ type }) => type === 'device')
  const name = t('key:way.device')
  if (isSet) {
    const text = t(deviceHere ? 'key:device.used' : 'key:device.usedElsewhere')
    return <Way name={name} text={text} actions={ask('removeDevice')} />
  }
  if (keychain === 'desktopOnly') return null
  if (keychain !== 'ready')
    return <Way name={name} text={t('faults:keychain-unavailable.help', { context: keychain })} />
  return <Way name={name} text={t('key:device.unused')} actions={ask('addDevice')} />
}

interface DeviceDialogProps {
  readonly onClose: () => void
}

/** Lets the operating system open the store after a lock. */
export function AddDevice({ onClose }: DeviceDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <Confirmed
      title={t('key:mine.action.addDevice')}
      action={t('key:mine.action.addDevice')}
      run={async (confirmation) => {
        await client.key.addDeviceKey(confirmation)
        toasts.done(t('key:device.added'))
        onClose()
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('key:device.text')}</Text>
    </Confirmed>
  )
}

/** Takes that way in back. */
export function RemoveDevice({ onClose }: DeviceDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <Confirmed
      title={t('key:mine.action.removeDevice')}
      action={t('key:mine.action.removeDevice')}
      run={async (confirmation) => {
        await client.key.removeDeviceKey(confirmation)
        toasts.done(t('key:device.removed'))
        onClose()
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('key:device.removeText')}</Text>
    </Confirmed>
  )
}
