import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { MailOpen, Table } from 'lucide-react'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

export const mailIntakePath = '/requests/from-mail'
export const tableIntakePath = '/requests/from-table'

const ways = [
  { to: mailIntakePath, label: 'request-intake:open', Icon: MailOpen },
  { to: tableIntakePath, label: 'request-import:open', Icon: Table },
] as const

/** The ways from the list to requests that came as a mail or stand in a table. */
export function IntakeButtons() {
  const { t } = useWords()
  const navigate = useNavigate()
  const mayEdit = useMay()
  if (!mayEdit) return null
  return ways.map(({ to, label, Icon }) => (
    <Button key={to} variant="default" leftSection={<Icon size={14} />} onClick={() => void navigate({ to })}>
      {t(label)}
    </Button>
  ))
}
