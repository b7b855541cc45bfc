import { useMay } from '../design/session-context.ts'
import { useWords } from '../design/words/use-words.ts'
import classes from './shell.module.css'
import { useNetworkSwitch } from './use-network-switch.ts'

/** Cuts the store off from the network. Who may not switch sees the state where it matters: while it is offline. */
export function OfflineSwitch() {
  const { t } = useWords()
  const mayEdit = useMay()
  const { isOffline, action, Icon, change } = useNetworkSwitch()
  if (isOffline === null || (!mayEdit && !isOffline)) return null
  const face = (
    <>
      <Icon size={16} aria-hidden="true" />
      {isOffline && <span>{t('app:network.offline')}</span>}
    </>
  )
  if (!mayEdit)
    return (
      <span className={classes.offline} data-offline>
        {face}
      </span>
    )
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOffline}
      aria-label={t('app:network.switch')}
      title={action}
      className={classes.offline}
      data-offline={isOffline || undefined}
      onClick={change}
    >
      {face}
    </button>
  )
}
