import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import type { EdpbFormReading } from '#shared/contract/edpb-form.ts'
import { ExportButton } from '../../../design/document/ExportButton.tsx'
import { useEngine } from '../../../design/engine-context.ts'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { SectionNav } from '../../../design/form/SectionNav.tsx'
import { TabForm } from '../../../design/form/TabForm.tsx'
import { useDraft } from '../../../design/form/use-draft.ts'
import { useMay } from '../../../design/session-context.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { EdpbFields } from './EdpbFields.tsx'
import classes from './edpb-form.module.css'
import { sectionsOf } from './form-sections.ts'

interface EdpbFormProps {
  readonly record: Breach
  readonly opened: EdpbFormReading
}

/** The form by its sections: what the answers so far ask, what is still required, and from where each answer comes. */
export function EdpbForm({ record, opened }: EdpbFormProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const mayEdit = useMay()
  const base = useMemo(() => ({ own: opened.own }), [opened])
  const draft = useDraft(`draft:edpb-form:${record.id}`, base)
  const { own } = draft.values
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: tried = opened } = useQuery({
    queryKey: ['breach', 'form', record.id, record.revision, own],
    queryFn: ({ signal }) => client.breach.form({ id: record.id, own }, { signal }),
    placeholderData: keepPreviousData,
  })
  const sections = sectionsOf(tried, (key) => t(`edpb-form:section.${key}`))
  const current = sections.find(({ key }) => key === chosen) ?? sections[0]
  const next = current && sections[sections.indexOf(current) + 1]
  const save = () => client.breach.answerForm({ id: record.id, revision: record.revision, own })
  const answered = tried.fields.filter(({ name }) => tried.answers[name] !== undefined).length
  return (
    <TabForm
      namespace="edpb-form"
      name="edpb-form"
      draft={draft}
      send={save}
      sendLabel={t('edpb-form:save')}
      done={t('edpb-form:saved')}
      needsChange
    >
      <div className={classes.head}>
        <strong role="status">
          {t('edpb-form:standing', { answered, count: tried.fields.length, missing: tried.missing })}
        </strong>
        <ExportButton kind="breach-notification" recordId={record.id} />
      </div>
      <Notice meaning="information">
        {t('edpb-form:mark')}. {t('edpb-form:about')}
      </Notice>
      <div className={classes.body}>
        <SectionNav sections={sections} current={current?.key ?? ''} onChoose={setChosen} />
        {current && (
          <fieldset className={classes.fields} disabled={!mayEdit}>
            <legend>{current.title}</legend>
            <EdpbFields
              key={current.key}
              reading={tried}
              section={current.key}
              own={own}
              onChange={(changed) => draft.set({ own: changed })}
            />
            {next && (
              <Button variant="default" className={classes.next} onClick={() => setChosen(next.key)}>
                {t('edpb-form:next', { section: next.title })}
              </Button>
            )}
          </fieldset>
        )}
      </div>
    </TabForm>
  )
}
