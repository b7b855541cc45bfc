import { useMemo } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import { Verdict } from '#shared/contract/codes.ts'
import { AdviceSummary, blankDecision, decisionKinds } from '../../design/decision/decision.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { code, codes } from '../../design/fields/code.tsx'
import type { Fields } from '../../design/fields/field-kind.ts'
import { longText, text } from '../../design/fields/text.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { useDecidingName, useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './breach.module.css'
import { type BreachDecisionDraft, breachDecisionSchema } from './decision-draft.ts'

const verdicts = codes('verdict', Verdict)

interface DecideDialogProps {
  readonly record: Breach
  readonly onClose: () => void
}

/** Records who decided in the controller's name whether authority and people are notified, and on what advice. */
export function DecideDialog({ record, onClose }: DecideDialogProps) {
  const { client } = useEngine()
  const { session, organisation } = useOpenStore()
  const byName = useDecidingName()
  const { t } = useWords()
  const toasts = useToasts()
  const needsEvidence = session.user.role === 'dpo'
  const hasAdvice = record.advice !== null
  const fields = useMemo(() => fieldsOf(needsEvidence, hasAdvice), [needsEvidence, hasAdvice])
  const { authorityNotification, dataSubjectNotification } = record
  return (
    <CommandDialog
      title={t('breach:decide')}
      namespace="decision"
      fields={fields}
      blank={{
        authorityNotification,
        dataSubjectNotification,
        ...(record.decision ?? blankDecision(organisation.timeZone, '', byName)),
      }}
      schema={breachDecisionSchema(needsEvidence)}
      action={t('breach:decide')}
      onSend={async ({ authorityNotification, dataSubjectNotification, ...decision }) => {
        const { id, revision } = record
        await client.breach.decide({ id, revision, authorityNotification, dataSubjectNotification, decision })
        toasts.done(t('breach:decided'), record.id)
      }}
      onClose={onClose}
    >
      <div className={classes.advice}>
        {record.advice === null ? (
          <Notice meaning="attention">{t('breach:decidesWithoutAdvice')}</Notice>
        ) : (
          <AdviceSummary advice={record.advice} />
        )}
      </div>
    </CommandDialog>
  )
}

function fieldsOf(needsEvidence: boolean, hasAdvice: boolean): Fields<BreachDecisionDraft> {
  return {
    authorityNotification: code(verdicts, { required: true, article: 'GDPR Art. 33(1)' }),
    dataSubjectNotification: code(verdicts, { required: true, article: 'GDPR Art. 34(1)' }),
    ...decisionKinds,
    evidence: text({ width: 'full', required: needsEvidence }),
    followsAdvice: { ...decisionKinds.followsAdvice, when: () => hasAdvice },
    reasonIfNot: {
      ...longText({ required: true }),
      when: ({ followsAdvice }) => hasAdvice && followsAdvice === false,
    },
  }
}
