import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import * as z from 'zod'
import type { Connection } from '#shared/contract/connection.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import { secretOf, secretSchema } from './secret.tsx'
import { useConnector } from './use-connectors.tsx'

interface SecretDialogProps {
  readonly record: Connection
  readonly onClose: () => void
}

/** Sets the secret of a connection, or a new one in place of the old, and tries it at once. */
export function SecretDialog({ record, onClose }: SecretDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const navigate = useNavigate()
  const toasts = useToasts()
  const connector = useConnector(record.connector)
  if (connector === undefined) return null
  const blank = Object.fromEntries(connector.secrets.map(({ name }) => [name, '']))
  return (
    <CommandDialog
      title={t(record.hasSecret ? 'connection:secret.replace' : 'connection:secret.set')}
      namespace="connection"
      fields={{ secret: secretOf(connector) }}
      blank={{ secret: blank }}
      schema={z.object({ secret: secretSchema(connector) })}
      action={t('connection:secret.action')}
      onSend={async ({ secret }) => {
        await client.connection.setSecret({ id: record.id, secret })
        toasts.done(t('connection:secret.done'))
        await client.connection.test({ id: record.id })
        await navigate({ to: `/connections/${record.id}`, search: withSearch({ tab: 'runs' }) })
      }}
      onClose={onClose}
    >
      {record.hasSecret && (
        <Text size="sm" mb="md">
          {t('connection:secret.lead')}
        </Text>
      )}
    </CommandDialog>
  )
}
