import { CircleAlert, CircleCheck, CircleDot, Info, type LucideIcon, TriangleAlert } from 'lucide-react'

/** The four meanings that a colour may have, and none. Each has its own sign, so that colour is never alone. */
export type Meaning = 'neutral' | 'information' | 'good' | 'attention' | 'danger'

export const meaningIcons: Readonly<Record<Meaning, LucideIcon>> = {
  neutral: CircleDot,
  information: Info,
  good: CircleCheck,
  attention: TriangleAlert,
  danger: CircleAlert,
}
