import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { longText } from '../../../design/fields/text.tsx'
import { keepEnterInChoices } from '../../../design/form/enter-key.ts'
import { FormContext } from '../../../design/form/form-context.ts'
import { issuesByPath } from '../../../design/form/issues.ts'
import { LeaveDialog } from '../../../design/form/LeaveDialog.tsx'
import { useDraft } from '../../../design/form/use-draft.ts'
import { useMay } from '../../../design/session-context.ts'
import { useChords } from '../../../design/shortcuts/use-shortcuts.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { readFault } from '../../../engine/fault.ts'
import { AssessmentOutcome } from './AssessmentOutcome.tsx'
import classes from './assessment.module.css'
import { EnisaFactors } from './EnisaFactors.tsx'
import { FactFields } from './FactFields.tsx'

type Reading = Awaited<ReturnType<ReturnType<typeof useEngine>['client']['breach']['assessment']>>

interface AssessmentFormProps {
  readonly record: Breach
  readonly opened: Reading
}

const note = longText({ width: 'full' })

/** The facts as they are chosen, and at once what they come to; nothing is kept before it is recorded. */
export function AssessmentForm({ record, opened }: AssessmentFormProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  const base = useMemo(
    () => ({ facts: opened.facts, enisa: opened.enisa, note: record.assessment?.note ?? '' }),
    [opened, record],
  )
  const draft = useDraft(`draft:breach-assessment:${record.id}`, base)
  const { facts, enisa } = draft.values
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const issues = error === null ? [] : readFault(error).issues.map(inForm)
  const scope = { namespace: 'breach-fact', name: 'assessment', issues: issuesByPath(issues) }
  const values = Object.fromEntries(Object.entries(enisa).map(([factor, { value }]) => [factor, value]))
  const { data: tried = opened } = useQuery({
    queryKey: ['breach', 'assessment', record.id, record.revision, facts, values],
    queryFn: ({ signal }) => client.breach.assessment({ id: record.id, facts, enisa: values }, { signal }),
    placeholderData: keepPreviousData,
  })
  const send = async () => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await client.breach.assess({ id: record.id, revision: record.revision, ...draft.values })
      setSaved(true)
      draft.settle()
      toasts.done(t('breach:assess.done'))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const sendFromKeys = mayEdit ? () => void send() : undefined
  useChords({ s: sendFromKeys, enter: sendFromKeys })
  return (
    <FormContext value={scope}>
      <form
        className={classes.form}
        noValidate
        onKeyDown={keepEnterInChoices}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <AssessmentOutcome reading={tried} recorded={record.assessment} isDirty={draft.isDirty} />
        {opened.suggested.length > 0 && !draft.isDirty && (
          <Notice meaning="information">{t('breach:assess.suggested')}</Notice>
        )}
        <fieldset className={classes.fields} disabled={!mayEdit}>
          <FactFields
            asked={tried.asked}
            facts={facts}
            onChange={(next) => draft.set({ ...draft.values, facts: next })}
          />
          <EnisaFactors
            severity={tried.severity}
            chosen={enisa}
            onChange={(next) => draft.set({ ...draft.values, enisa: next })}
          />
          {note.input({
            value: draft.values.note,
            path: ['note'],
            set: (next) => draft.set({ ...draft.values, note: next }),
          })}
        </fieldset>
        {error !== null && <ErrorPanel error={error} />}
        {mayEdit && (
          <div className={classes.foot}>
            {draft.isDirty && (
              <Button variant="default" onClick={draft.discard}>
                {t('design:form.discardDraft')}
              </Button>
            )}
            <Button type="submit" loading={isBusy}>
              {t('breach:assess.record')}
            </Button>
          </div>
        )}
      </form>
      <LeaveDialog isDirty={() => draft.isDirty && !isSaved} onDiscard={draft.discard} />
    </FormContext>
  )
}

/** The engine names `facts.encryption`; the form's field is `encryption`. */
function inForm(issue: InputIssue): InputIssue {
  return issue.path[0] === 'facts' ? { ...issue, path: issue.path.slice(1) } : issue
}
