import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { readFault } from '../../engine/fault.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useMay } from '../session-context.ts'
import { useChords } from '../shortcuts/use-shortcuts.ts'
import { useWords } from '../words/use-words.ts'
import { keepEnterInChoices } from './enter-key.ts'
import { FormContext } from './form-context.ts'
import { issuesByPath } from './issues.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import classes from './tab-form.module.css'
import type { DraftState } from './use-draft.ts'

interface TabFormProps<D extends object> {
  /** The namespace of the words of its fields. */
  readonly namespace: string
  /** Put before the names of its inputs. */
  readonly name: string
  readonly draft: DraftState<D>
  /** Stores what was typed. */
  readonly send: () => Promise<unknown>
  readonly sendLabel: string
  /** Told once it is stored. */
  readonly done: string
  /** Whether there is nothing to store as long as nothing was typed. */
  readonly needsChange?: boolean
  /** An issue by the path of its field in this form. */
  readonly placed?: (issue: InputIssue) => InputIssue
  readonly children: ReactNode
}

/** A form that is a tab of a record: its draft is kept, Ctrl+S and Ctrl+Enter store it, leaving asks what becomes of it. */
export function TabForm<D extends object>({
  namespace,
  name,
  draft,
  send,
  sendLabel,
  done,
  needsChange = false,
  placed = (issue) => issue,
  children,
}: TabFormProps<D>) {
  const { t } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const issues = issuesByPath(error === null ? [] : readFault(error).issues.map(placed))
  const submit = async () => {
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await send()
      setSaved(true)
      draft.settle()
      toasts.done(done)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const submitFromKeys = mayEdit ? () => void submit() : undefined
  useChords({ s: submitFromKeys, enter: submitFromKeys })
  return (
    <FormContext value={{ namespace, name, issues }}>
      <form
        className={classes.form}
        noValidate
        onKeyDown={keepEnterInChoices}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {children}
        {error !== null && <ErrorPanel error={error} />}
        {mayEdit && (
          <div className={classes.foot}>
            {draft.isDirty && (
              <Button variant="default" onClick={draft.discard}>
                {t('design:form.discardDraft')}
              </Button>
            )}
            <Button type="submit" loading={isBusy} disabled={needsChange && !draft.isDirty}>
              {sendLabel}
            </Button>
          </div>
        )}
      </form>
      <LeaveDialog isDirty={() => draft.isDirty && !isSaved} onDiscard={draft.discard} />
    </FormContext>
  )
}
