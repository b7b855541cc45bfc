import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { MailOpen } from 'lucide-react'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

export const mailIntakePath = '/requests/from-mail'

/** The way from the list to a request that came as a mail. */
export function FromMailButton() {
  const { t } = useWords()
  const navigate = useNavigate()
  const mayEdit = useMay()
  if (!mayEdit) return null
  return (
    <Button
      variant="default"
      leftSection={<MailOpen size={14} />}
      onClick={() => void navigate({ to: mailIntakePath })}
    >
      {t('request-intake:open')}
    </Button>
  )
}
