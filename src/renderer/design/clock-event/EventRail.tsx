import { Skeleton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import layout from '../layout/layout.module.css'
import { useWords } from '../words/use-words.ts'
import { NextEvents } from './NextEvents.tsx'
import { useMayRecord } from './use-may-record.ts'

interface EventRailProps {
  /** Clocks and events of the record, as far as they are read. */
  readonly of: {
    readonly file: object | null
    readonly suggested: readonly ClockEventName[]
    readonly error: unknown
    readonly retry: () => void
  }
  /** The clocks, and what else belongs beside them. */
  readonly children: ReactNode
  /** Goes to the place where an event is made that no dialog records; false: there is none. */
  readonly elsewhere?: (event: ClockEventName) => boolean
  /** Records an event that was chosen. */
  readonly dialog: (event: ClockEventName, close: () => void) => ReactNode
}

/** Beside a record that clocks run on: the clocks, and the events that are sensible next. */
export function EventRail({
  of: { file, suggested, error, retry },
  children,
  elsewhere,
  dialog,
}: EventRailProps) {
  const { t } = useWords()
  const next = suggested.filter(useMayRecord())
  const [chosen, setChosen] = useState<ClockEventName | null>(null)
  return (
    <>
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {file === null && error === null && <Skeleton height={120} />}
      {children}
      {next.length > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('clock-event:next')}</h2>
          <NextEvents events={next} onChoose={(event) => elsewhere?.(event) !== true && setChosen(event)} />
        </section>
      )}
      {chosen !== null && dialog(chosen, () => setChosen(null))}
    </>
  )
}
