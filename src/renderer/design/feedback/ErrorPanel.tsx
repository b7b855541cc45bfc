import { Button } from '@mantine/core'
import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FaultParams } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import { readFault } from '../../engine/fault.ts'
import { readableParams } from '../words/readable.ts'
import { useWords } from '../words/use-words.ts'
import classes from './feedback.module.css'

interface ErrorPanelProps {
  readonly error: unknown
  /** What the person was doing, or to what it happened. */
  readonly about?: string
  readonly onRetry?: () => void
  readonly children?: ReactNode
}

/** What happened, to what, what to do, and the reference number of a bug. */
export function ErrorPanel({ error, about, onRetry, children }: ErrorPanelProps) {
  const { t, language } = useWords()
  const fault = readFault(error)
  return (
    <div role="alert" className={classes.error}>
      <OctagonAlert size={18} aria-hidden="true" className={classes.errorIcon} />
      <div className={classes.errorBody}>
        <strong>
          {about === undefined ? faultTitle(fault, t) : `${about}${t('design:colon')}${faultTitle(fault, t)}`}
        </strong>
        <p>{faultHelp(fault, t, language)}</p>
        {fault.reference !== null && (
          <p>
            {t('design:error.reference')} <span className="mono">{fault.reference}</span>
          </p>
        )}
        <div className={classes.errorActions}>
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('design:error.retry')}
            </Button>
          )}
          {children}
        </div>
      </div>
    </div>
  )
}

type Translate = ReturnType<typeof useWords>['t']

/** What happened. */
export function faultTitle({ code }: { readonly code: string }, t: Translate): string {
  return t(`faults:${code}.title`)
}

/** What to do about it. */
export function faultHelp(
  { code, params }: { readonly code: string; readonly params: FaultParams },
  t: Translate,
  language: Language,
): string {
  return t(`faults:${code}.help`, { ...readableParams(params, language) })
}
