import { Button, Table, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { KeptMonths, type RetentionPolicy as Policy } from '#shared/contract/request-retention.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { WholeNumberInput } from '../../design/fields/WholeNumberInput.tsx'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './retention.module.css'

interface RetentionPolicyProps {
  readonly current: Policy
  readonly earlier: readonly Policy[]
}

/** The period that counts, those before it, and the form of another one. */
export function RetentionPolicy({ current, earlier }: RetentionPolicyProps) {
  const { t } = useWords()
  const mayChange = useMay(dpoOnly)
  return (
    <section className={classes.section} aria-labelledby="retention-policy">
      <h2 id="retention-policy">{t('request-retention:policy.title')}</h2>
      <PolicyTable caption="current" policies={[current]} />
      {mayChange && <PolicyForm current={current} />}
      {earlier.length > 0 && <PolicyTable caption="history" policies={earlier} />}
    </section>
  )
}

function PolicyTable({
  caption,
  policies,
}: {
  readonly caption: 'current' | 'history'
  readonly policies: readonly Policy[]
}) {
  const { t } = useWords()
  return (
    <Table captionSide="top" aria-label={t(`request-retention:policy.${caption}`)}>
      <Table.Tbody>
        {policies.map(({ monthsAfterClosing, reason, by, since }) => (
          <Table.Tr key={since}>
            <Table.Td w="16rem">
              {caption === 'history' ? (
                t('request-retention:policy.months', { count: monthsAfterClosing })
              ) : (
                <strong>{t('request-retention:policy.months', { count: monthsAfterClosing })}</strong>
              )}
            </Table.Td>
            <Table.Td w="18rem">
              {since === null ? (
                t('request-retention:policy.usual')
              ) : (
                <>
                  <InstantText at={since} />, {by}
                </>
              )}
            </Table.Td>
            <Table.Td>{reason}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function PolicyForm({ current }: Pick<RetentionPolicyProps, 'current'>) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const [months, setMonths] = useState<number | null>(current.monthsAfterClosing)
  const [reason, setReason] = useState('')
  const change = useMutation({
    mutationFn: (monthsAfterClosing: number) =>
      client.requestRetention.change({ monthsAfterClosing, reason }),
    onSuccess: async () => {
      toasts.done(t('request-retention:policy.saved'))
      await queries.invalidateQueries({ queryKey: query.requestRetention.key() })
      await queries.invalidateQueries({ queryKey: query.rightsRequest.key() })
    },
  })
  const isPeriod = months !== null && KeptMonths.safeParse(months).success
  const isChanged = isPeriod && months !== current.monthsAfterClosing
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && reason.trim() !== '') change.mutate(months)
      }}
    >
      {change.error !== null && <ErrorPanel error={change.error} />}
      <WholeNumberInput
        label={t('request-retention:policy.monthsLabel')}
        description={t('request-retention:policy.monthsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={months}
        onChange={setMonths}
        error={!isPeriod && t('request-retention:policy.missing')}
      />
      <TextInput
        label={t('request-retention:policy.reason')}
        description={t('request-retention:policy.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        w="100%"
      />
      <Button type="submit" disabled={!isChanged || reason.trim() === ''} loading={change.isPending}>
        {t('request-retention:policy.change')}
      </Button>
    </form>
  )
}
