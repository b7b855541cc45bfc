import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rollback } from '#shared/contract/audit.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'

/** What was found on opening a store that is older than its head file tells, and the way for a dpo to accept it. */
export function AcceptRollback() {
  const { query } = useEngine()
  const { t } = useWords()
  const mayAccept = useMay(dpoOnly)
  const { data } = useQuery(query.audit.state.queryOptions({ input: {} }))
  const [asks, setAsks] = useState(false)
  const rollback = data?.rollback ?? null
  if (rollback === null) return null
  return (
    <div className={classes.rollback}>
      <Notice meaning="danger">
        <Found rollback={rollback} />
        {mayAccept && (
          <Button size="xs" mt="xs" variant="default" onClick={() => setAsks(true)}>
            {t('audit:rollback.accept')}
          </Button>
        )}
      </Notice>
      {asks && <AcceptDialog onClose={() => setAsks(false)} />}
    </div>
  )
}

function Found({ rollback: { reason, foundSeq, expectedSeq, expectedAt } }: { readonly rollback: Rollback }) {
  const { t } = useWords()
  return (
    <>
      <strong>{t(`audit:rollback.${reason}`)}</strong>{' '}
      {expectedSeq !== null && t('audit:rollback.entries', { found: foundSeq, expected: expectedSeq })}{' '}
      {expectedAt !== null && (
        <>
          {t('audit:rollback.lastWritten')} <InstantText at={expectedAt} />
        </>
      )}
    </>
  )
}

/** Asks for the reason, which is signed and stays in the log. */
function AcceptDialog({ onClose }: { readonly onClose: () => void }) {
  const { query } = useEngine()
  const queries = useQueryClient()
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const accept = useMutation(
    query.audit.acknowledgeRollback.mutationOptions({
      // From now on the whole store may be written: what each screen offers is asked anew.
      onSuccess: async () => {
        onClose()
        await queries.invalidateQueries()
      },
    }),
  )
  return (
    <Dialog onClose={onClose} title={t('audit:rollback.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') accept.mutate({ reason })
        }}
      >
        {accept.error !== null && <ErrorPanel error={accept.error} />}
        <p>{t('audit:rollback.consequence')}</p>
        <Textarea
          data-autofocus
          label={t('audit:rollback.reason')}
          description={t('audit:rollback.reasonHelp')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2_000}
          autosize
          minRows={3}
          required
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button type="submit" disabled={reason.trim() === ''} loading={accept.isPending}>
            {t('audit:rollback.accept')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
