import { Button, Group, Skeleton } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { CountedSystem } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { Dialog } from '../../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { FieldGrid } from '../../../design/fields/group.tsx'
import { keepEnterInChoices } from '../../../design/form/enter-key.ts'
import { FormContext } from '../../../design/form/form-context.ts'
import { issuesByPath } from '../../../design/form/issues.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { readFault } from '../../../engine/fault.ts'
import classes from './affected.module.css'
import { type Counted, KeepForm } from './KeepForm.tsx'
import { blankMeant, type MeantDraft, toMeant } from './meant-draft.ts'
import { meantFields } from './meant-fields.tsx'
import { usePeopleSystems } from './use-affected.ts'

interface CountDialogProps {
  readonly record: Breach
  readonly onClose: () => void
}

/** Counts the people whom a breach affects in what was read of the systems, and keeps the count. */
export function CountDialog({ record, onClose }: CountDialogProps) {
  const { t } = useWords()
  const { data, error } = usePeopleSystems()
  // What was typed or counted is not lost by a slip: then only the buttons close the dialog.
  const [isTouched, setTouched] = useState(false)
  return (
    <Dialog
      onClose={onClose}
      closeOnEscape={!isTouched}
      closeOnClickOutside={!isTouched}
      title={t('affected-count:title', { reference: record.reference })}
      size="xl"
    >
      {error !== null && <ErrorPanel error={error} />}
      {data === undefined && error === null && <Skeleton height={240} aria-busy="true" />}
      {data?.systems.length === 0 && <p className={classes.quiet}>{t('affected-count:noSystems')}</p>}
      {data !== undefined && data.systems.length > 0 && (
        <CountForm
          record={record}
          systems={data.systems}
          onTouch={() => setTouched(true)}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface CountFormProps extends CountDialogProps {
  readonly systems: readonly CountedSystem[]
  readonly onTouch: () => void
}

function CountForm({ record, systems, onTouch, onClose }: CountFormProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const fields = useMemo(() => meantFields(systems), [systems])
  const [draft, setDraft] = useState<MeantDraft>(() => blankMeant(record, systems))
  const [result, setResult] = useState<Counted | null>(null)
  // Here, for it outlives the numbers beside which it was typed.
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  // An answer to what was asked before the last change is passed over.
  const turn = useRef(0)
  const scope = {
    namespace: 'affected-count',
    name: 'count',
    issues: issuesByPath(error === null ? [] : readFault(error).issues.map(ofTheForm)),
  }
  const count = async () => {
    turn.current += 1
    const own = turn.current
    onTouch()
    setBusy(true)
    setError(null)
    const meant = toMeant(draft)
    try {
      const answer = await client.affectedPeople.count({ breachId: record.id, meant })
      if (own === turn.current) setResult({ turn: own, meant, ...answer })
    } catch (refusal) {
      if (own === turn.current) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <form
        noValidate
        onKeyDown={keepEnterInChoices}
        onSubmit={(event) => {
          event.preventDefault()
          void count()
        }}
      >
        <p className={classes.lead}>{t('affected-count:lead')}</p>
        {error !== null && <ErrorPanel error={error} />}
        <FormContext value={scope}>
          <FieldGrid
            fields={fields}
            of={{
              value: draft,
              path: [],
              set: (next) => {
                onTouch()
                turn.current += 1
                setDraft(next)
                // Numbers of somebody else than who is meant now must not be kept.
                setResult(null)
              },
            }}
          />
        </FormContext>
        <Group justify="flex-end" gap="sm" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button
            type="submit"
            variant={result === null ? 'filled' : 'default'}
            loading={isBusy}
            disabled={draft.connectionIds.length === 0}
          >
            {t(result === null ? 'affected-count:count' : 'affected-count:countAgain')}
          </Button>
        </Group>
      </form>
      {result !== null && (
        <KeepForm
          key={result.turn}
          record={record}
          result={result}
          note={note}
          onNote={setNote}
          onClose={onClose}
        />
      )}
    </>
  )
}

/** A wrong place of the question as one of the form, where properties are one field and the list is one. */
function ofTheForm(issue: InputIssue): InputIssue {
  const [, ...path] = issue.path
  const [field = '', entry] = path
  if (field === 'conditions') return { path: [field], key: issue.key === 'tooFew' ? 'noValues' : issue.key }
  if (field !== 'listed' || typeof entry !== 'number' || issue.key !== 'tooLong') return { ...issue, path }
  return { path: [field], key: 'entryTooLong', params: { ...issue.params, entry: entry + 1 } }
}
