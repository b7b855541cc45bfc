import { useDebouncedCallback } from '@mantine/hooks'
import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod'
import { Instant, systemClock } from '#shared/kernel/dates.ts'
import { usePreference } from '../preferences/use-preference.ts'
import { keepsDraft } from './pending-drafts.ts'

/** A draft as it is kept: when it was typed and the fields that differ from the record. */
const StoredDraft = z.object({ at: z.string(), changes: z.record(z.string(), z.json()) })

type StoredDraft = z.infer<typeof StoredDraft>

/** What is kept of a form that was not saved; null: nothing. A screen may put there what a form shall open with. */
export function useStoredDraft(
  key: string,
): [stored: StoredDraft | null, keep: (changes: StoredDraft['changes'] | null) => void] {
  const [stored, store] = usePreference(key, StoredDraft.nullable(), null)
  const keep = useCallback(
    (changes: StoredDraft['changes'] | null) =>
      store(changes === null || Object.keys(changes).length === 0 ? null : { at: systemClock(), changes }),
    [store],
  )
  return [stored, keep]
}

export interface DraftState<D extends object> {
  readonly values: D
  /** The fields that differ from the record. */
  readonly changes: Partial<D>
  readonly isDirty: boolean
  /** When the draft was typed that was found on opening; null: there was none. */
  readonly foundAt: Instant | null
  readonly set: (next: D) => void
  /** Forgets what was typed. */
  readonly discard: () => void
  /** The record was saved: the draft is no longer needed. */
  readonly settle: () => void
}

/**
 * What is typed into a form, kept in the store until it is saved or discarded, so that a lock or a crash loses nothing.
 * @param key names the draft: `draft:<entity>:<id or new>`
 * @param base the record as it is, or the blank one
 */
export function useDraft<D extends object>(key: string, base: D): DraftState<D> {
  const [stored, store] = useStoredDraft(key)
  const [found] = useState(stored)
  const [values, setValues] = useState<D>(() => withChanges(base, found?.changes ?? {}))
  const keep = useDebouncedCallback(
    (next: D) => {
      // What is no number cannot be kept: the field is empty when the draft is found.
      const written = JSON.stringify(changesOf(base, next))
      store(StoredDraft.shape.changes.parse(JSON.parse(written)))
    },
    { delay: 600, flushOnUnmount: true },
  )
  useEffect(() => keepsDraft(() => keep.flush()), [keep])
  const set = useCallback(
    (next: D) => {
      setValues(next)
      keep(next)
    },
    [keep],
  )
  const forget = useCallback(() => {
    keep.cancel()
    store(null)
  }, [keep, store])
  const changes = changesOf(base, values)
  return {
    values,
    changes,
    isDirty: Object.keys(changes).length > 0,
    foundAt: found === null ? null : (Instant.safeParse(found.at).data ?? null),
    set,
    discard: () => {
      setValues(base)
      forget()
    },
    settle: forget,
  }
}

/** The fields of `values` that differ from those of `base`. */
export function changesOf<D extends object>(base: D, values: D): Partial<D> {
  const names = Object.keys(values) as (keyof D)[]
  const changed = names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(base[name]))
  return Object.fromEntries(changed.map((name) => [name, values[name]])) as Partial<D>
}

/** Puts kept changes on a record; a field that does not exist any more, or is of another kind, is left. */
function withChanges<D extends object>(base: D, changes: Readonly<Record<string, unknown>>): D {
  const fitting = Object.entries(changes).filter(([name, value]) => {
    const known: unknown = Reflect.get(base, name)
    if (!(name in base)) return false
    return (
      known === null ||
      value === null ||
      (typeof known === typeof value && Array.isArray(known) === Array.isArray(value))
    )
  })
  return { ...base, ...Object.fromEntries(fitting) }
}
