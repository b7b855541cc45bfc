import { Button, Group } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { readFault } from '../../engine/fault.ts'
import { Dialog } from '../feedback/Dialog.tsx'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { FieldGrid } from '../fields/group.tsx'
import type { DraftSchema } from '../register/register.ts'
import { useWords } from '../words/use-words.ts'
import { keepEnterInChoices } from './enter-key.ts'
import { firstFieldOf, focusFirstWrong } from './first-field.ts'
import { FormContext } from './form-context.ts'
import classes from './form-screen.module.css'
import { issuesByPath, issuesOf, standingIssues } from './issues.ts'
import { changesOf } from './use-draft.ts'

interface CommandDialogProps<D extends object> {
  readonly title: string
  readonly namespace: string
  readonly fields: Fields<D>
  readonly blank: D
  readonly schema: DraftSchema<D>
  /** Verb and object: what the button does. */
  readonly action: string
  readonly children?: ReactNode
  /** Sends what was typed. The dialog closes when it succeeds, and shows why when it does not. */
  readonly onSend: (values: D) => Promise<unknown>
  readonly onClose: () => void
}

/** A few fields that make one command: a decision, an event, a copy. */
export function CommandDialog<D extends object>(props: CommandDialogProps<D>) {
  const { title, namespace, fields, blank, schema, action, children, onSend, onClose } = props
  const { t } = useWords()
  const [values, setValues] = useState(blank)
  const [issues, setIssues] = useState<readonly InputIssue[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const scope = useMemo(
    () => ({ namespace, name: 'dialog', issues: issuesByPath(issues) }),
    [namespace, issues],
  )
  // What was typed is not lost by a slip: then only the buttons close the dialog.
  const isDirty = Object.keys(changesOf(blank, values)).length > 0
  const send = async (form: HTMLFormElement) => {
    const point = (found: readonly InputIssue[]) => {
      flushSync(() => setIssues(found))
      focusFirstWrong(form)
    }
    const checked = schema.safeParse(values)
    setError(null)
    if (!checked.success) return point(issuesOf(checked.error, values))
    setIssues([])
    setBusy(true)
    try {
      await onSend(checked.data)
      onClose()
    } catch (refusal) {
      setError(refusal)
      point(
        readFault(refusal).issues.map((issue) => ({ ...issue, path: withoutWrapper(issue.path, fields) })),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog onClose={onClose} closeOnEscape={!isDirty} closeOnClickOutside={!isDirty} title={title} size="lg">
      <form
        noValidate
        ref={beginInFirstField}
        onKeyDown={keepEnterInChoices}
        onSubmit={(event) => {
          event.preventDefault()
          void send(event.currentTarget)
        }}
      >
        {error !== null && (
          <div className={classes.notice}>
            <ErrorPanel error={error} />
          </div>
        )}
        {children}
        <FormContext value={scope}>
          <FieldGrid
            fields={fields}
            of={{
              value: values,
              path: [],
              set: (next) => {
                setIssues((old) => standingIssues(old, values, next))
                setValues(next)
              },
            }}
          />
        </FormContext>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}

/** The dialog gives the focus to what is marked; without a mark, to its button that closes. */
function beginInFirstField(form: HTMLFormElement | null): void {
  if (form?.querySelector('[data-autofocus]') === null) firstFieldOf(form)?.setAttribute('data-autofocus', '')
}

/**
 * The engine may name a place inside `decision` or `event`; the dialog's fields stand at the top. A wrapper may be called
 * like one of them.
 */
function withoutWrapper(path: InputIssue['path'], fields: object): InputIssue['path'] {
  const [, inner] = path
  const start =
    typeof inner === 'string' && inner in fields ? 1 : path.findIndex((step) => String(step) in fields)
  return start > 0 ? path.slice(start) : path
}
