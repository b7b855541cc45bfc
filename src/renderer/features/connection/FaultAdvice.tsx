import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Connection } from '#shared/contract/connection.ts'
import type { Message } from '#shared/kernel/message.ts'
import { faultTitle } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { SecretDialog } from './SecretDialog.tsx'

interface FaultAdviceProps {
  readonly record: Connection
  readonly fault: Message
}

/** What went wrong, with whom, and the way to mend it. */
export function FaultAdvice({ record, fault }: FaultAdviceProps) {
  const { t, say } = useWords()
  const mayEdit = useMay()
  const [asksSecret, setAsksSecret] = useState(false)
  const code = fault.key.slice(fault.key.lastIndexOf('.') + 1)
  return (
    <Notice meaning="danger">
      <strong>{faultTitle({ code }, t)}</strong>
      <p className={classes.faultText}>{say(fault)}</p>
      {mayEdit && code === 'connector-refused' && (
        <Button variant="default" onClick={() => setAsksSecret(true)}>
          {t('connection:secret.replace')}
        </Button>
      )}
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
      {asksSecret && <SecretDialog record={record} onClose={() => setAsksSecret(false)} />}
    </Notice>
  )
}
