import { Button, Checkbox, Group, SegmentedControl, Skeleton, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import {
  type CountedSystem,
  type PeopleCounted,
  type PeopleMeant,
  TakenField,
} from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { Dialog } from '../../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { FieldGrid } from '../../../design/fields/group.tsx'
import { keepEnterInChoices } from '../../../design/form/enter-key.ts'
import { FormContext } from '../../../design/form/form-context.ts'
import { issuesByPath } from '../../../design/form/issues.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { readFault } from '../../../engine/fault.ts'
import classes from './affected.module.css'
import { CountView } from './CountView.tsx'
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
  return (
    <Dialog
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('affected-count:title', { reference: record.reference })}
      size="xl"
    >
      {error !== null && <ErrorPanel error={error} />}
      {data === undefined && error === null && <Skeleton height={240} aria-busy="true" />}
      {data?.systems.length === 0 && <p className={classes.quiet}>{t('affected-count:noSystems')}</p>}
      {data !== undefined && data.systems.length > 0 && (
        <CountForm record={record} systems={data.systems} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** What was within reach is a question of the breach; the system holds more than was taken, perhaps. */
const takenUnasked: readonly TakenField[] = [
  'peopleCount',
  'recordsCount',
  'countries',
  'dataSubjectCategories',
]

interface Counted {
  readonly meant: PeopleMeant
  readonly counted: PeopleCounted
  readonly notFound: readonly string[]
}

function CountForm({
  record,
  systems,
  onClose,
}: CountDialogProps & { readonly systems: readonly CountedSystem[] }) {
  const { client } = useEngine()
  const { t } = useWords()
  const fields = useMemo(() => meantFields(systems), [systems])
  const [draft, setDraft] = useState<MeantDraft>(() => blankMeant(record, systems))
  const [result, setResult] = useState<Counted | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const scope = {
    namespace: 'affected-count',
    name: 'count',
    issues: issuesByPath(
      error === null ? [] : readFault(error).issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })),
    ),
  }
  const count = async () => {
    setBusy(true)
    setError(null)
    const meant = toMeant(draft)
    try {
      setResult({ meant, ...(await client.affectedPeople.count({ breachId: record.id, meant })) })
    } catch (refusal) {
      setError(refusal)
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
      {result !== null && <KeepForm record={record} result={result} onClose={onClose} />}
    </>
  )
}

function KeepForm({ record, result, onClose }: CountDialogProps & { readonly result: Counted }) {
  const { client } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [take, setTake] = useState<readonly TakenField[]>(takenUnasked)
  const [kind, setKind] = useState<'exact' | 'approximate'>('approximate')
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      const { count } = await client.affectedPeople.keep({
        breachId: record.id,
        revision: record.revision,
        meant: result.meant,
        note,
        take: [...take],
        kind,
      })
      void queries.invalidateQueries()
      toasts.done(t('affected-count:kept', { reference: count.reference }))
      onClose()
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <section className={classes.counted} aria-label={t('affected-count:result')} ref={showBegin}>
      <CountView counted={result.counted} />
      {result.notFound.length > 0 && (
        <div>
          <h3>{t('affected-count:notFound')}</h3>
          <p className={classes.quiet}>{result.notFound.join(' · ')}</p>
        </div>
      )}
      <h3>{t('affected-count:takeOver')}</h3>
      <div className={classes.take}>
        {TakenField.options.map((field) => (
          <Checkbox
            key={field}
            label={t(`breach:field.${field}`)}
            description={takenUnasked.includes(field) ? null : t('affected-count:onlyReached')}
            checked={take.includes(field)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              setTake(TakenField.options.filter((each) => (each === field ? isOn : take.includes(each))))
            }}
          />
        ))}
        <SegmentedControl
          aria-label={t('affected-count:field.kind')}
          value={kind}
          onChange={(next) => setKind(next === 'exact' ? 'exact' : 'approximate')}
          data={(['approximate', 'exact'] as const).map((value) => ({
            value,
            label: t(`codes:countKind.${value}`),
          }))}
          style={{ alignSelf: 'flex-start' }}
        />
      </div>
      <Textarea
        label={t('affected-count:field.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      {error !== null && <ErrorPanel error={error} />}
      <Group justify="flex-end">
        <Button loading={isBusy} onClick={() => void keep()}>
          {t('affected-count:keep')}
        </Button>
      </Group>
    </section>
  )
}

/** The numbers come up below the form, perhaps below the fold. */
function showBegin(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' })
}
