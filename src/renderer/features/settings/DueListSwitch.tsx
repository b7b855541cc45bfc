import { Button, Group, Switch, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DueLabel } from '#shared/contract/due-list.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** Whether the dates of this store stand on this computer without being unlocked; off until somebody turns it on. */
export function DueListSwitch() {
  const { client, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayChange = useMay(dpoOnly)
  const [typed, setTyped] = useState<string | null>(null)
  const { data } = useQuery(query.dueList.get.queryOptions({ input: {} }))
  const change = useMutation({
    mutationFn: ({ label }: { readonly label: string | null; readonly done: string }) =>
      client.dueList.change({ label }),
    onSuccess: (_changed, { done }) => {
      setTyped(null)
      toasts.done(t(done))
    },
  })
  if (data === undefined) return null
  const isOn = data.label !== null
  const label = typed ?? data.label ?? data.proposed
  const isUsable = DueLabel.safeParse(label).success
  return (
    <>
      {change.error !== null && <ErrorPanel error={change.error} />}
      <Switch
        label={t('due-list:switch')}
        checked={isOn}
        disabled={!mayChange || change.isPending || (!isOn && !isUsable)}
        onChange={(event) =>
          change.mutate(
            event.currentTarget.checked
              ? { label, done: 'due-list:on' }
              : { label: null, done: 'due-list:off' },
          )
        }
      />
      <Text size="xs" c="dimmed">
        {t('due-list:hint')}
      </Text>
      {mayChange && (
        <Group align="flex-end" gap="sm">
          <TextInput
            className={classes.choice}
            label={t('due-list:label')}
            value={label}
            maxLength={80}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {isOn && (
            <Button
              variant="default"
              disabled={!isUsable || label === data.label}
              onClick={() => change.mutate({ label, done: 'due-list:named' })}
            >
              {t('due-list:save')}
            </Button>
          )}
        </Group>
      )}
      {mayChange && (
        <Text size="xs" c="dimmed">
          {t('due-list:labelHint')}
        </Text>
      )}
    </>
  )
}
