import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestImport } from '#shared/contract/request-import.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ConfirmDialog } from '../../design/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './table-intake.module.css'

/** Imports that were made, each with its way back. */
export function ImportHistory() {
  const { query, client } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const mayEdit = useMay()
  const [asked, setAsked] = useState<RequestImport | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { data } = useQuery(query.requestImport.list.queryOptions({ input: { limit: 50 } }))
  if (data === undefined || data.items.length === 0) return null
  const undo = async (done: RequestImport) => {
    setBusy(true)
    try {
      await client.requestImport.undo({ id: done.id, revision: done.revision })
      void queries.invalidateQueries()
      toasts.done(t('request-import:undone', { reference: done.reference }))
    } catch (refusal) {
      toasts.failed(refusal)
    } finally {
      setBusy(false)
      setAsked(null)
    }
  }
  return (
    <section className={classes.section}>
      <h2>{t('request-import:history')}</h2>
      <p className={classes.lead}>{t('request-import:historyLead')}</p>
      <ul className={classes.history}>
        {data.items.map((done) => (
          <li key={done.id}>
            <span className="mono">{done.reference}</span>
            <span className={classes.historyText}>
              {done.fileName || t('request-import:blankedName')}
              <span className={classes.quiet}>
                {t('request-import:made', { count: done.requests.length })}
                {done.leftOut > 0 && `, ${t('request-import:leftOut', { count: done.leftOut })}`} ·{' '}
                {done.importedBy} · <InstantText at={done.createdAt} />
              </span>
            </span>
            {done.undoneAt !== null ? (
              <span className={classes.quiet}>
                {t('request-import:takenBack', { by: done.undoneBy ?? '' })}
              </span>
            ) : (
              mayEdit && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('request-import:undoOf', { reference: done.reference })}
                  onClick={() => setAsked(done)}
                >
                  {t('request-import:undo')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ConfirmDialog
          title={t('request-import:undoOf', { reference: asked.reference })}
          action={t('request-import:undo')}
          danger
          isBusy={isBusy}
          onConfirm={() => void undo(asked)}
          onClose={() => setAsked(null)}
        >
          {t('request-import:undoAsk', { count: asked.requests.length })}
        </ConfirmDialog>
      )}
    </section>
  )
}
