import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import * as z from 'zod'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { readFault } from '../../engine/fault.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { DraftForm } from '../form/DraftForm.tsx'
import { issuesOf, standingIssues } from '../form/issues.ts'
import { changesOf, useDraft } from '../form/use-draft.ts'
import { titleOf } from '../records/sources.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { recordShowsOf } from './record-shows-of.ts'
import type { RecordDefinition, Section } from './register.ts'
import { operationKey, type RecordBase } from './register-api.ts'

interface RecordFormProps<Row extends RecordBase, Draft extends object> {
  readonly definition: RecordDefinition<Row, Draft>
  readonly sections: readonly Section<Draft>[]
  /** Names the draft that is kept: the record's identifier, or `new`. */
  readonly draftOf: string
  /** What the form opens with, and what changes are held against. */
  readonly base: Draft
  readonly send: (checked: Draft, changed: readonly string[]) => Promise<Row>
  /** Says that a record was made or changed. */
  readonly doneWords: string
  /** Takes a record that changed meanwhile, so that the next save is made on top of it; gives what it holds. */
  readonly onTakeCurrent?: () => Promise<Draft>
  readonly canGoOn: boolean
  readonly leaveTo: string
}

const FormSearch = z.object({ section: z.string().optional().catch(undefined) })

/** The form of a record: checks, sends, shows what was refused, and keeps what was typed. */
export function RecordForm<Row extends RecordBase, Draft extends object>(props: RecordFormProps<Row, Draft>) {
  const { definition, base, send, leaveTo } = props
  const { entity, path } = definition
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()
  const { t } = useWords()
  const { section } = FormSearch.parse(useSearch({ strict: false }))
  const draft = useDraft<Draft>(`draft:${entity}:${props.draftOf}`, base)
  const [issues, setIssues] = useState<readonly InputIssue[]>([])
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [meanwhile, setMeanwhile] = useState<readonly string[]>([])
  const isSaved = useRef(false)

  const save = async (): Promise<Row | null> => {
    const checked = definition.schema.safeParse(draft.values)
    setError(null)
    setIssues(checked.success ? [] : issuesOf(checked.error, draft.values))
    if (!checked.success) {
      setAttempt((count) => count + 1)
      return null
    }
    setBusy(true)
    try {
      const row = await send(checked.data, Object.keys(draft.changes))
      isSaved.current = true
      draft.settle()
      queries.setQueryData(operationKey(entity, 'get', { id: row.id }), row)
      void queries.invalidateQueries({ queryKey: [[entity]] })
      toasts.done(t(props.doneWords, { what: titleOf(row) }), row.id)
      return row
    } catch (refusal) {
      setIssues(readFault(refusal).issues.map((issue) => withoutWrapper(issue)))
      setAttempt((count) => count + 1)
      setError(refusal)
      return null
    } finally {
      setBusy(false)
    }
  }
  const saveAndShow = async () => {
    const row = await save()
    if (row !== null) await navigate({ to: `${path}/${row.id}`, replace: true })
  }
  const saveAndGoOn = async () => {
    if ((await save()) === null) return
    isSaved.current = false
    draft.discard()
  }
  const takeCurrent = async () => {
    const current = await props.onTakeCurrent?.()
    setError(null)
    if (current === undefined) return
    setMeanwhile(Object.keys(changesOf(base, current)))
    draft.set({ ...current, ...draft.changes })
  }
  const hasMovedOn = error !== null && readFault(error).code === 'changed-meanwhile'
  return (
    <DraftForm
      namespace={kebab(entity)}
      sections={props.sections}
      draft={{
        ...draft,
        set: (next) => {
          setIssues((old) => standingIssues(old, draft.values, next))
          draft.set(next)
        },
      }}
      issues={issues}
      attempt={attempt}
      error={error}
      errorActions={
        hasMovedOn && (
          <Button variant="default" onClick={() => void takeCurrent()}>
            {t('design:form.loadCurrent')}
          </Button>
        )
      }
      notice={
        meanwhile.length > 0 && (
          <Meanwhile
            shows={recordShowsOf(definition)}
            names={meanwhile}
            current={base}
            draft={draft.values}
            onTake={draft.set}
          />
        )
      }
      isBusy={isBusy}
      isSaved={() => isSaved.current}
      openAt={section}
      onSave={() => void saveAndShow()}
      onSaveAndNext={props.canGoOn ? () => void saveAndGoOn() : undefined}
      onCancel={() => void navigate({ to: leaveTo })}
    />
  )
}

/** The engine names a place inside `changes`; the form has no such step. */
function withoutWrapper(issue: InputIssue): InputIssue {
  return issue.path[0] === 'changes' ? { ...issue, path: issue.path.slice(1) } : issue
}
