import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import type { SortBy } from '../register/register-api.ts'
import { type ListMemory, useListMemory } from './list-memory.ts'
import { useListAddress } from './use-list-address.ts'

export type ListFilter = Readonly<Record<string, unknown>>

/** What narrows and sorts a list: all that a link to it can carry. */
export interface Narrowing {
  readonly filter: ListFilter
  readonly sort: readonly SortBy[]
  /** The chosen view; null: none of them. */
  readonly view: string | null
}

/**
 * How a list is narrowed and sorted. Filters, order and view stand in the address, so that Back works and a list can be
 * linked to; the search does not, since it may name a person.
 */
export interface ListState extends Narrowing {
  /** What is searched for, once typing paused. */
  readonly search: string
  /** What stands in the search box. */
  readonly typed: string
  readonly type: (text: string) => void
  readonly change: (next: Partial<Narrowing> & { readonly search?: string }) => void
}

/** Milliseconds after the last key, before what was typed is searched for. */
const typingPause = 250

/** The state of a list: `name` tells the lists of one place apart. */
export function useListState(name: string): ListState {
  const memory = useListMemory(name)
  const [narrowing, narrow] = useListAddress()
  const [text, setText] = useState(() => ({ memory, typed: memory.search, search: memory.search }))
  const known = text.memory === memory ? text : { memory, typed: memory.search, search: memory.search }
  if (known !== text) setText(known)
  const settle = useDebouncedCallback((on: ListMemory, typed: string) => {
    setText((now) => (now.memory === on ? { ...now, search: typed.trim() } : now))
    if (narrowing.view !== null) narrow({ view: null })
  }, typingPause)
  return {
    ...narrowing,
    search: known.search,
    typed: known.typed,
    type: (typed) => {
      memory.search = typed
      setText({ ...known, typed })
      settle(memory, typed)
    },
    change: ({ search, ...next }) => {
      if (search !== undefined) {
        settle.cancel()
        memory.search = search
        setText({ memory, typed: search, search })
      }
      if (Object.keys(next).length > 0) narrow(next)
    },
  }
}

/** The filter as the engine's list operations take it, with the search in it. */
export function filterWithSearch({ filter, search }: Pick<ListState, 'filter' | 'search'>): ListFilter {
  return search === '' ? filter : { ...filter, search }
}

export function isNarrowed({ filter, search }: Pick<ListState, 'filter' | 'search'>): boolean {
  return search !== '' || Object.keys(filter).length > 0
}
