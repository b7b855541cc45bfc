import type { ReactNode } from 'react'
import { Advice, Decision } from '#shared/contract/texts.ts'
import { AdviceSummary, DecisionSummary } from './decision.tsx'

/** Advice of the past, for the history. */
export function pastAdvice(value: unknown): ReactNode {
  const advice = Advice.safeParse(value)
  return advice.success ? <AdviceSummary advice={advice.data} /> : null
}

/** A decision of the past, for the history. */
export function pastDecision(value: unknown): ReactNode {
  const decision = Decision.safeParse(value)
  return decision.success ? <DecisionSummary decision={decision.data} /> : null
}
