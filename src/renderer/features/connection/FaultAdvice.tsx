import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Connection } from '#shared/contract/connection.ts'
import type { Message } from '#shared/kernel/message.ts'
import { faultTitle } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'

interface FaultAdviceProps {
  readonly record: Connection
  readonly fault: Message
}

/** What went wrong, with whom, and where to mend the address; the secret is mended beside it, where access stands. */
export function FaultAdvice({ record, fault }: FaultAdviceProps) {
  const { t, say } = useWords()
  const mayEdit = useMay()
  const code = fault.key.slice(fault.key.lastIndexOf('.') + 1)
  return (
    <Notice meaning="danger">
      <strong>{faultTitle({ code }, t)}</strong>
      <p className={classes.faultText}>{say(fault)}</p>
      {mayEdit && (code === 'address-refused' || code === 'connector-unreachable') && (
        <Button
          component={Link}
          to={`/connections/${record.id}/edit`}
          search={withSearch({ section: 'address' })}
          variant="default"
        >
          {t('connection:editAddress')}
        </Button>
      )}
    </Notice>
  )
}
