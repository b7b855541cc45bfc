import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { isDialogOpen } from '../feedback/dialog-open.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { kindOf, namesOf } from '../fields/field-kind.ts'
import { FieldGrid } from '../fields/group.tsx'
import type { Section } from '../register/register.ts'
import { useChords } from '../shortcuts/use-shortcuts.ts'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { keepEnterInChoices } from './enter-key.ts'
import { firstFieldOf } from './first-field.ts'
import { FormContext } from './form-context.ts'
import classes from './form-screen.module.css'
import { issuesByPath } from './issues.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { pathName } from './lens.ts'
import { type SectionMark, SectionNav } from './SectionNav.tsx'
import type { DraftState } from './use-draft.ts'

interface DraftFormProps<D extends object> {
  readonly namespace: string
  readonly sections: readonly Section<D>[]
  readonly draft: DraftState<D>
  readonly issues: readonly InputIssue[]
  /** Counts the attempts to save that failed; each takes the focus to the list of errors. */
  readonly attempt?: number
  readonly error: unknown
  readonly errorActions?: ReactNode
  /** What stands above the fields besides errors. */
  readonly notice?: ReactNode
  readonly isBusy: boolean
  readonly isSaved: () => boolean
  readonly openAt: string | undefined
  readonly onSave: () => void
  readonly onSaveAndNext?: (() => void) | undefined
  readonly onCancel: () => void
}

/** A form in short sections: progress at the left, one section at a time, save at the bottom. */
export function DraftForm<D extends object>(props: DraftFormProps<D>) {
  const { namespace, draft, issues, error, isBusy, onSave, onSaveAndNext, onCancel } = props
  const { t } = useWords()
  const sections = props.sections.filter(({ when }) => when === undefined || when(draft.values))
  const [chosen, setChosen] = useState(props.openAt ?? '')
  const current = sections.find(({ key }) => key === chosen) ?? sections[0]
  const position = current === undefined ? -1 : sections.indexOf(current)
  const next = sections[position + 1]
  const scope = useMemo(
    () => ({ namespace, name: namespace, issues: issuesByPath(issues) }),
    [namespace, issues],
  )
  useChords({ s: onSave, 'shift+enter': onSaveAndNext, enter: onSave })

  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isDialogOpen()) firstFieldOf(content.current)?.focus({ preventScroll: true })
  }, [])
  const turnTo = (section: Section<D> | undefined) => {
    if (section === undefined) return
    flushSync(() => setChosen(section.key))
    firstFieldOf(content.current)?.focus({ preventScroll: true })
  }
  const jump = (issue: InputIssue) => {
    const home = sections.find(({ fields }) => String(issue.path[0]) in fields)
    if (home) flushSync(() => setChosen(home.key))
    focusField(`${namespace}-`, issue)
  }
  if (current === undefined) return null
  const isSingle = sections.length === 1
  return (
    <FormContext value={scope}>
      <form
        className={classes.screen}
        noValidate
        onKeyDown={keepEnterInChoices}
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <div className={`${classes.body} ${isSingle ? classes.single : ''}`}>
          {!isSingle && (
            <SectionNav
              current={current.key}
              onChoose={setChosen}
              sections={sections.map((section) => ({
                key: section.key,
                title: t(`${namespace}:section.${section.key}`),
                mark: markOf(section, draft.values, issues),
              }))}
            />
          )}
          <div className={classes.content} key={current.key} ref={content}>
            {draft.foundAt !== null && draft.isDirty && (
              <div className={classes.notice}>
                <Notice meaning="information">
                  {t('design:form.draftFound')} <InstantText at={draft.foundAt} />.{' '}
                  <Button size="compact-xs" variant="default" onClick={draft.discard}>
                    {t('design:form.discardDraft')}
                  </Button>
                </Notice>
              </div>
            )}
            <ErrorSummary namespace={namespace} issues={issues} attempt={props.attempt ?? 0} onJump={jump} />
            {error !== null && issues.length === 0 && (
              <div className={classes.notice}>
                <ErrorPanel error={error}>{props.errorActions}</ErrorPanel>
              </div>
            )}
            {props.notice && <div className={classes.notice}>{props.notice}</div>}
            <section className={classes.section} aria-labelledby={`${namespace}-section`}>
              <h2 id={`${namespace}-section`}>{t(`${namespace}:section.${current.key}`)}</h2>
              <p className={classes.lead}>{t(`${namespace}:lead.${current.key}`, { defaultValue: '' })}</p>
              <FieldGrid fields={current.fields} of={{ value: draft.values, path: [], set: draft.set }} />
              {current.Beneath && <current.Beneath draft={draft.values} />}
            </section>
          </div>
        </div>
        <div className={classes.foot}>
          {!isSingle && (
            <>
              <Button
                variant="default"
                disabled={position === 0}
                onClick={() => turnTo(sections[position - 1])}
              >
                {t('design:form.back')}
              </Button>
              <Button variant="default" disabled={next === undefined} onClick={() => turnTo(next)}>
                {t('design:form.next')}
              </Button>
            </>
          )}
          <span className={classes.grow} />
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('design:cancel')}
          </Button>
          {onSaveAndNext && (
            <Button variant="default" onClick={onSaveAndNext} loading={isBusy}>
              {t('design:form.saveAndNext')}
            </Button>
          )}
          <Button type="submit" loading={isBusy}>
            {t('design:form.save')}
          </Button>
        </div>
      </form>
      <LeaveDialog isDirty={() => draft.isDirty && !props.isSaved()} onDiscard={draft.discard} />
    </FormContext>
  )
}

function markOf<D extends object>(
  section: Section<D>,
  values: D,
  issues: readonly InputIssue[],
): SectionMark {
  const names = namesOf(section.fields, values)
  if (issues.some(({ path }) => names.some((name) => name === path[0]))) return 'wrong'
  const filled = names.filter((name) => !kindOf(section.fields, name).isEmpty(values[name])).length
  if (filled === 0) return 'empty'
  return filled === names.length ? 'filled' : 'partly'
}

/** Puts the focus into the field of an issue, or into the nearest group around it. */
function focusField(prefix: string, { path }: InputIssue): void {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(prefix + pathName(path.slice(0, length)))
    if (element === null) continue
    element.scrollIntoView({ block: 'center' })
    element.focus()
    return
  }
}
