import { Button, Checkbox, Group, SegmentedControl, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type PeopleCounted, type PeopleMeant, TakenField } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'
import { CountView } from './CountView.tsx'

/** A count that was made and not kept yet. */
export interface Counted {
  /** Tells one answer from another. */
  readonly turn: number
  readonly meant: PeopleMeant
  readonly counted: PeopleCounted
  readonly notFound: readonly string[]
}

/** What was within reach is a question of the breach; the system holds more than was taken, perhaps. */
const takenUnasked: readonly TakenField[] = [
  'peopleCount',
  'recordsCount',
  'countries',
  'dataSubjectCategories',
]

interface KeepFormProps {
  readonly record: Breach
  readonly result: Counted
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onClose: () => void
}

/** The numbers of a count, and what of them goes into the breach. */
export function KeepForm({ record, result, note, onNote, onClose }: KeepFormProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [take, setTake] = useState<readonly TakenField[]>(
    // That nobody is known to be affected is rarely what is meant to stand in the breach.
    result.counted.people === 0 ? [] : takenUnasked,
  )
  const [kind, setKind] = useState<'exact' | 'approximate'>('approximate')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      const { count } = await client.affectedPeople.keep({
        breachId: record.id,
        revision: record.revision,
        meant: result.meant,
        seen: { people: result.counted.people, records: result.counted.records },
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
        onChange={(event) => onNote(event.currentTarget.value)}
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
