import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { InputIssue } from '#shared/kernel/faults.ts'
import { readFault } from '../../engine/fault.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { DraftForm } from '../form/DraftForm.tsx'
import { issuesOf } from '../form/issues.ts'
import { changesOf, useDraft } from '../form/use-draft.ts'
import { PageHead } from '../layout/PageHead.tsx'
import { titleOf } from '../records/sources.ts'
import { useOpenStore } from '../session-context.ts'
import { kebab } from '../words/kebab.ts'
import { useWords } from '../words/use-words.ts'
import type { Register } from './register.ts'
import { operationKey, type RecordBase } from './register-api.ts'

interface RegisterFormProps<Row extends RecordBase, Draft extends object> {
  readonly register: Register<Row, Draft>
  /** Null: a new record. */
  readonly record: Row | null
}

/** The form of a register, for a new record or a known one. */
export function RegisterForm<Row extends RecordBase, Draft extends object>(
  props: RegisterFormProps<Row, Draft>,
) {
  const { register, record } = props
  const { query } = useEngine()
  const store = useOpenStore()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()
  const { t } = useWords()
  const { section, preset } = useSearch({ strict: false }) as { section?: string; preset?: Partial<Draft> }
  const namespace = kebab(register.entity)
  const api = register.api(query)

  const [base] = useState(() => (record ? register.draftOf(record) : { ...register.blank(store), ...preset }))
  const [seen, setSeen] = useState(record)
  const draft = useDraft<Draft>(`draft:${register.entity}:${record?.id ?? 'new'}`, base)
  const [issues, setIssues] = useState<readonly InputIssue[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const isSaved = useRef(false)
  const sections = record === null ? (register.newSections ?? register.sections) : register.sections

  const send = async (): Promise<Row | null> => {
    setError(null)
    const checked = register.schema.safeParse(draft.values)
    const wrong = checked.success ? [] : issuesOf(checked.error, draft.values)
    setIssues(wrong)
    if (!checked.success) return null
    setBusy(true)
    try {
      if (seen === null) return await api.create.call(checked.data)
      const changes = pick(checked.data, Object.keys(changesOf(base, draft.values)))
      return await api.update.call({ id: seen.id, revision: seen.revision, changes })
    } catch (refusal) {
      const fault = readFault(refusal)
      setIssues(fault.issues.map((issue) => withoutWrapper(issue)))
      setError(refusal)
      return null
    } finally {
      setBusy(false)
    }
  }
  const finish = (row: Row) => {
    isSaved.current = true
    draft.settle()
    queries.setQueryData(operationKey(register.entity, 'get', { id: row.id }), row)
    void queries.invalidateQueries({ queryKey: [[register.entity]] })
    toasts.done(
      t(seen === null ? 'design:toast.created' : 'design:toast.saved', { what: titleOf(row) }),
      row.id,
    )
  }
  const save = async () => {
    const row = await send()
    if (row === null) return
    finish(row)
    await navigate({ to: `${register.path}/${row.id}`, replace: true })
  }
  const saveAndNext = async () => {
    const row = await send()
    if (row === null) return
    finish(row)
    isSaved.current = false
    draft.discard()
  }
  const loadCurrent = async () => {
    if (seen === null) return
    setSeen(await api.get.call({ id: seen.id }))
    setError(null)
  }

  const title = record === null ? t(`${namespace}:new`) : titleOf(record)
  return (
    <>
      <PageHead
        title={title}
        trail={[{ label: t(`${namespace}:title`), to: register.path }]}
        reference={record?.reference ?? null}
      />
      <DraftForm
        namespace={namespace}
        sections={sections}
        draft={draft}
        issues={issues}
        error={error}
        errorActions={
          error !== null && readFault(error).code === 'changed-meanwhile' ? (
            <Button variant="default" onClick={() => void loadCurrent()}>
              {t('design:form.loadCurrent')}
            </Button>
          ) : null
        }
        isBusy={isBusy}
        isSaved={() => isSaved.current}
        openAt={section}
        onSave={() => void save()}
        onSaveAndNext={record === null ? () => void saveAndNext() : undefined}
        onCancel={() =>
          void navigate({ to: record === null ? register.path : `${register.path}/${record.id}` })
        }
      />
    </>
  )
}

function pick<D extends object>(values: D, names: readonly string[]): Partial<D> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) as Partial<D>
}

/** The engine names a place inside `changes`; the form has no such step. */
function withoutWrapper(issue: InputIssue): InputIssue {
  return issue.path[0] === 'changes' ? { ...issue, path: issue.path.slice(1) } : issue
}
