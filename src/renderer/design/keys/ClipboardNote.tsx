import { Text } from '@mantine/core'
import { useEngine } from '../engine-context.ts'
import { useWords } from '../words/use-words.ts'

/** Says, beside what copies a secret, how long the clipboard has it. */
export function ClipboardNote() {
  const { host } = useEngine()
  const { t } = useWords()
  return (
    <Text size="xs" c="dimmed">
      {t(`key:clipboard.${host.kind}`)}
    </Text>
  )
}
