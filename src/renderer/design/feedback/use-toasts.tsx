import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { readFault } from '../../engine/fault.ts'
import { type Engine, useEngine } from '../engine-context.ts'
import { useWords } from '../words/use-words.ts'
import { faultHelp, faultTitle } from './ErrorPanel.tsx'
import classes from './feedback.module.css'

export interface Toasts {
  /**
   * Says what was done; with the record it was done to, or with what takes it back, it can be undone from the toast.
   */
  readonly done: (message: string, undoOf?: string | (() => Promise<unknown>)) => void
  /** Says what was refused, and what to do. */
  readonly failed: (error: unknown) => void
}

export function useToasts(): Toasts {
  const engine = useEngine()
  const { t, language } = useWords()
  return useMemo(() => {
    const failed = (error: unknown) => {
      const fault = readFault(error)
      notifications.show({
        title: faultTitle(fault, t),
        message: faultHelp(fault, t, language),
        icon: <CircleAlert size={18} />,
        color: 'var(--danger)',
        autoClose: 12_000,
        closeButtonProps: { 'aria-label': t('design:close') },
      })
    }
    const done: Toasts['done'] = (message, undoOf) => {
      const id = notifications.show({
        message: (
          <div className={classes.toast}>
            <span>{message}</span>
            {undoOf !== undefined && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  notifications.hide(id)
                  const undo = typeof undoOf === 'string' ? undoLast(engine, undoOf) : undoOf()
                  undo.then(() => done(t('design:toast.undone')), failed)
                }}
              >
                {t('design:toast.undo')}
              </Button>
            )}
          </div>
        ),
        icon: <CircleCheck size={18} />,
        color: 'var(--good)',
        autoClose: 8_000,
        closeButtonProps: { 'aria-label': t('design:close') },
      })
    }
    return { done, failed }
  }, [engine, t, language])
}

/** Takes back the newest change of a record. */
async function undoLast({ client }: Engine, entityId: string): Promise<void> {
  const { items } = await client.audit.list({
    filter: { entityId: [entityId] },
    sort: [{ column: 'seq', direction: 'desc' }],
    limit: 1,
  })
  const newest = items[0]
  if (newest !== undefined) await client.audit.revert({ seq: newest.seq })
}
