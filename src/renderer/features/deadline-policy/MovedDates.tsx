import { Button, Group, Skeleton, Table } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { DeadlinePolicy, MovedDate } from '#shared/contract/deadline-policy.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { readableDate } from '../../design/words/readable.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './deadline-policy.module.css'

interface MovedDatesProps {
  readonly policy: DeadlinePolicy
  readonly onClose: () => void
}

/** What a policy would do to the open clocks; from here it is applied. */
export function MovedDates({ policy, onClose }: MovedDatesProps) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { data, error } = useQuery({
    ...query.deadlinePolicy.preview.queryOptions({ input: policy }),
    staleTime: 0,
    gcTime: 0,
  })
  const apply = useMutation({
    mutationFn: () => client.deadlinePolicy.change(policy),
    onSuccess: ({ movedClocks }) => {
      toasts.done(
        movedClocks === 0 ? t('deadline-policy:saved') : t('deadline-policy:applied', { count: movedClocks }),
      )
      onClose()
    },
  })
  const fault = apply.error ?? error
  return (
    <Dialog onClose={onClose} title={t('deadline-policy:preview')} size="xl">
      <div className={classes.preview}>
        {fault !== null && <ErrorPanel error={fault} />}
        {data === undefined && error === null && <Skeleton height={120} aria-busy="true" />}
        {data !== undefined && (
          <Notice meaning={data.movedClocks > 0 ? 'attention' : 'good'}>
            {data.movedClocks > 0
              ? t('deadline-policy:moved', { count: data.movedClocks, open: data.openClocks })
              : t('deadline-policy:nothingMoves')}
          </Notice>
        )}
        {data !== undefined && data.dates.length > 0 && <DateTable dates={data.dates} />}
        <p className={classes.lead}>{t('deadline-policy:closedStay')}</p>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button disabled={data === undefined} loading={apply.isPending} onClick={() => apply.mutate()}>
            {t('deadline-policy:apply')}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}

function DateTable({ dates }: { readonly dates: readonly MovedDate[] }) {
  const { t, language } = useWords()
  const date = (due: string | null) =>
    due === null ? t('deadline-policy:noDate') : readableDate(due, language)
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {(['reference', 'clock', 'limit', 'before', 'after'] as const).map((name) => (
            <Table.Th key={name} scope="col">
              {t(`deadline-policy:column.${name}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dates.map(({ subject, subjectId, reference, right, regime, limit, before, after }) => (
          <Table.Tr key={`${subjectId}${right}${regime}${limit}${before}${after}`}>
            <Table.Td className={classes.reference}>{reference}</Table.Td>
            <Table.Td>
              {right === null ? t('deadline-policy:breachClock') : t(`codes:right.${right}`)}
              <span className={classes.regime}>{t(`codes:regime.${regime}`)}</span>
            </Table.Td>
            <Table.Td>
              {t(`deadline-policy:limit.${subject === 'breach' && limit === 'due' ? 'notification' : limit}`)}
            </Table.Td>
            <Table.Td>{date(before)}</Table.Td>
            <Table.Td>
              <strong>{date(after)}</strong>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
