import {
  CircleCheck,
  CirclePause,
  Clock3,
  type LucideIcon,
  OctagonAlert,
  TimerOff,
  TriangleAlert,
} from 'lucide-react'
import type { Meaning } from '../feedback/meaning.ts'
import classes from './clock.module.css'
import type { ClockFace } from './urgency.ts'
import { useClockWords } from './use-clock-words.ts'

const icons: Readonly<Record<Meaning, LucideIcon>> = {
  neutral: TimerOff,
  information: Clock3,
  good: CircleCheck,
  attention: TriangleAlert,
  danger: OctagonAlert,
}

interface ClockProps {
  readonly face: ClockFace
  /** Shows how the date came about; without it the clock is text. */
  readonly onExplain?: (() => void) | undefined
  readonly size?: 'line' | 'large'
}

/** Remaining time in words, with sign and colour of its urgency, and the due date. */
export function Clock({ face, onExplain, size = 'line' }: ClockProps) {
  const { meaning, remaining, due } = useClockWords(face)
  const Icon = face.state === 'suspended' ? CirclePause : icons[meaning]
  const isLarge = size === 'large'
  const content = (
    <>
      <Icon size={isLarge ? 18 : 13} aria-hidden="true" className={classes[meaning]} />
      <span className={`${classes.remaining} ${isLarge ? classes.largeRemaining : ''} ${classes[meaning]}`}>
        {remaining}
      </span>
      {due !== null && <span className={`${classes.due} ${isLarge ? classes.largeDue : ''}`}>{due}</span>}
    </>
  )
  const className = `${classes.clock} ${classes[size]}`
  return onExplain === undefined ? (
    <span className={className}>{content}</span>
  ) : (
    <button type="button" className={`${className} ${classes.button}`} onClick={onExplain}>
      {content}
    </button>
  )
}
