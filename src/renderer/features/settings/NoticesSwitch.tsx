import { Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useNoticesSetting } from '../../design/notices/notices-setting.ts'
import { useWords } from '../../design/words/use-words.ts'

/** Turns notices of deadlines on for this user in this store. A browser asks its own question then, and may say no. */
export function NoticesSwitch() {
  const { host } = useEngine()
  const { t } = useWords()
  const [isOn, setOn] = useNoticesSetting()
  const [isRefused, setRefused] = useState(false)
  const turn = async (wanted: boolean) => {
    const shown = !wanted || (await host.notify(t('notice:title'), t('notice:trial')))
    setRefused(!shown)
    setOn(wanted && shown)
  }
  return (
    <>
      <Switch
        label={t('notice:switch')}
        checked={isOn}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      {isRefused && <Notice meaning="attention">{t('notice:refused')}</Notice>}
      <Text size="xs" c="dimmed">
        {t('notice:hint')}
      </Text>
    </>
  )
}
