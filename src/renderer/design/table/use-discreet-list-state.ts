import { useState } from 'react'
import { type ListState, useListState } from './use-list-state.ts'

/**
 * A list state whose search stays out of the address: what is searched for names a person, and browsers keep addresses
 * in a history that no lock of the store erases.
 */
export function useDiscreetListState(): ListState {
  const state = useListState()
  const [search, setSearch] = useState<unknown>(undefined)
  return {
    ...state,
    filter: search === undefined ? state.filter : { ...state.filter, search },
    change: ({ filter, ...others }) => {
      if (filter === undefined) return state.change(others)
      const { search: typed, ...open } = filter
      setSearch(typed)
      state.change({ ...others, filter: open })
    },
  }
}
