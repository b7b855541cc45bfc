import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { NetworkProxy } from '#shared/contract/network.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { secret } from '../../design/fields/secret.tsx'
import { text } from '../../design/fields/text.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** By which way connections leave this machine: directly, or by the proxy that a company prescribes. */
export function ProxySection() {
  const { client, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayChange = useMay(dpoOnly)
  const [isEditing, setEditing] = useState(false)
  const { data } = useQuery(query.network.proxy.queryOptions({ input: {} }))
  const remove = useMutation({
    mutationFn: () => client.network.setProxy({ address: null }),
    onSuccess: () => toasts.done(t('network:proxy.removed')),
  })
  return (
    <section className={classes.people} aria-labelledby="settings-network">
      <h2 id="settings-network">{t('network:proxy.title')}</h2>
      {remove.error !== null && <ErrorPanel error={remove.error} />}
      {data !== undefined && <Way proxy={data} />}
      <Text size="xs" c="dimmed">
        {t('network:proxy.explain')}
      </Text>
      <Group gap="xs">
        {mayChange && data !== undefined && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t(data.address === null ? 'network:proxy.set' : 'network:proxy.change')}
          </Button>
        )}
        {mayChange && data !== undefined && data.address !== null && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('network:proxy.remove')}
          </Button>
        )}
        <Button component={Link} to="/network" variant="subtle">
          {t('network:proxy.log')}
        </Button>
      </Group>
      {isEditing && data !== undefined && <EditProxy proxy={data} onClose={() => setEditing(false)} />}
    </section>
  )
}

function Way({ proxy: { address, user, hasPassword } }: { readonly proxy: NetworkProxy }) {
  const { t } = useWords()
  if (address === null) return <Text size="sm">{t('network:proxy.direct')}</Text>
  const signIn = t(hasPassword ? 'network:proxy.signedIn' : 'network:proxy.noPassword', { user })
  return (
    <Text size="sm">
      {t('network:proxy.by', { address })} {user !== '' && signIn}
    </Text>
  )
}

const Draft = z.object({
  address: NetworkProxy.shape.address.unwrap(),
  user: NetworkProxy.shape.user,
  password: z.string().max(1_000),
})

const fields = {
  address: text({ required: true, width: 'full', mono: true }),
  user: text({ width: 'full' }),
  password: secret(),
}

function EditProxy({ proxy, onClose }: { readonly proxy: NetworkProxy; readonly onClose: () => void }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t(proxy.address === null ? 'network:proxy.set' : 'network:proxy.change')}
      namespace="network"
      fields={fields}
      blank={{ address: proxy.address ?? '', user: proxy.user, password: '' }}
      schema={Draft}
      action={t('network:proxy.action')}
      onSend={async ({ password, ...values }) => {
        await client.network.setProxy({ ...values, password: password === '' ? null : password })
        toasts.done(t('network:proxy.saved'))
      }}
      onClose={onClose}
    />
  )
}
