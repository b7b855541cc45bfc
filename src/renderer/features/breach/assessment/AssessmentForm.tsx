import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { longText } from '../../../design/fields/text.tsx'
import { TabForm } from '../../../design/form/TabForm.tsx'
import { useDraft } from '../../../design/form/use-draft.ts'
import { useMay } from '../../../design/session-context.ts'
import { useWords } from '../../../design/words/use-words.ts'
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
  const mayEdit = useMay()
  const base = useMemo(
    () => ({ facts: opened.facts, enisa: opened.enisa, note: record.assessment?.note ?? '' }),
    [opened, record],
  )
  const draft = useDraft(`draft:breach-assessment:${record.id}`, base)
  const { facts, enisa } = draft.values
  const values = Object.fromEntries(Object.entries(enisa).map(([factor, { value }]) => [factor, value]))
  const { data: tried = opened } = useQuery({
    queryKey: ['breach', 'assessment', record.id, record.revision, facts, values],
    queryFn: ({ signal }) => client.breach.assessment({ id: record.id, facts, enisa: values }, { signal }),
    placeholderData: keepPreviousData,
  })
  const send = () => client.breach.assess({ id: record.id, revision: record.revision, ...draft.values })
  return (
    <TabForm
      namespace="breach-fact"
      name="assessment"
      draft={draft}
      send={send}
      sendLabel={t('breach:assess.record')}
      done={t('breach:assess.done')}
      placed={inForm}
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
    </TabForm>
  )
}

/** The engine names `facts.encryption`; the form's field is `encryption`. */
function inForm(issue: InputIssue): InputIssue {
  return issue.path[0] === 'facts' ? { ...issue, path: issue.path.slice(1) } : issue
}
