import type * as z from 'zod'
import { type Advice, Decision } from '#shared/contract/texts.ts'
import { dayIn, systemClock, type TimeZone } from '#shared/kernel/dates.ts'
import { requiredDay } from '../fields/dates.tsx'
import type { FieldKind, Fields } from '../fields/field-kind.ts'
import { yesNoOpen } from '../fields/flag.tsx'
import { longText, text } from '../fields/text.tsx'
import layout from '../layout/layout.module.css'
import { DayText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'

type DecisionDraft = z.output<typeof Decision>

/** How each part of a decision is typed and shown. Its words stand in `decision.json`. */
export const decisionKinds: { readonly [K in keyof DecisionDraft]: FieldKind<DecisionDraft[K]> } = {
  byName: text({ required: true, article: 'GDPR Art. 24, 38(6)' }),
  function: text({ required: true }),
  on: requiredDay({ required: true }),
  outcome: text({ required: true, width: 'full' }),
  evidence: text({ width: 'full' }),
  followsAdvice: yesNoOpen({ article: 'GDPR Art. 39(1)(a)', width: 'full' }),
  reasonIfNot: longText(),
}

/**
 * Who decided what, when, and whether it follows the advice.
 * @param isWitness whether somebody else decided, so that evidence of it is needed (GDPR Art. 38(6))
 */
export function decisionFields(isWitness: boolean): Fields<DecisionDraft> {
  return {
    ...decisionKinds,
    evidence: text({ width: 'full', required: isWitness }),
    reasonIfNot: { ...decisionKinds.reasonIfNot, when: ({ followsAdvice }) => followsAdvice === false },
  }
}

/** A decision against the advice gives its reasons (WP243 rev.01, 3.1); one that is witnessed names its evidence. */
export function decisionSchema(isWitness: boolean) {
  return Decision.superRefine(({ followsAdvice, reasonIfNot, evidence }, { addIssue }) => {
    const missing = (name: keyof DecisionDraft) =>
      addIssue({ code: 'custom', path: [name], message: 'missing' })
    if (followsAdvice === false && reasonIfNot === '') missing('reasonIfNot')
    if (isWitness && evidence === '') missing('evidence')
  })
}

/** A decision as the dialog opens it: today. */
export function blankDecision(zone: TimeZone, outcome: string, byName: string): DecisionDraft {
  return {
    byName,
    function: '',
    on: dayIn(zone, systemClock()),
    outcome,
    evidence: '',
    followsAdvice: null,
    reasonIfNot: '',
  }
}

/** A decision that was taken, for the rail of a record. */
export function DecisionSummary({ decision }: { readonly decision: DecisionDraft }) {
  const { t } = useWords()
  return (
    <div>
      <strong>{decision.outcome}</strong>
      <div>
        {decision.byName}, {decision.function}
      </div>
      <div className={layout.nothing}>
        <DayText day={decision.on} />
      </div>
      {decision.followsAdvice === false && (
        <div>
          {t('decision:against')} {decision.reasonIfNot}
        </div>
      )}
    </div>
  )
}

/** The advice of the data protection officer, verbatim. */
export function AdviceSummary({ advice }: { readonly advice: z.output<typeof Advice> }) {
  return (
    <div>
      <div>{advice.text}</div>
      <div className={layout.nothing}>
        {advice.by}, <DayText day={advice.on} />
      </div>
    </div>
  )
}
