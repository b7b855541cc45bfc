import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { ListMemory } from './list-memory.ts'

interface ActiveRowOptions {
  readonly rows: readonly { readonly id: string }[]
  readonly scroller: RefObject<HTMLElement | null>
  readonly memory: ListMemory
}

export interface ActiveRow {
  /** Where the current row stands now; -1: none was chosen yet. */
  readonly index: number
  /** Moves the focus to a row. */
  readonly focus: (index: number) => void
  /** A row took the focus: itself, or through something inside it. */
  readonly onFocus: (index: number, isItself: boolean) => void
  /** The row's focus went elsewhere. */
  readonly onBlur: () => void
}

/**
 * The row that is current. It is known by its record, not by its place: where a refresh, a page or another order moves
 * the record, focus and keys follow it, and where the record is gone its neighbour takes over. The focus moves in the
 * same turn as the key, so that what is pressed next acts on the row that is seen.
 */
export function useActiveRow({ rows, scroller, memory }: ActiveRowOptions): ActiveRow {
  const [activeId, setActiveId] = useState(memory.activeId)
  const holdsFocus = useRef(activeId !== null)
  const place = useRef(0)
  const found = activeId === null ? -1 : rows.findIndex(({ id }) => id === activeId)
  const index = activeId === null || found >= 0 ? found : Math.min(place.current, rows.length - 1)
  const rowAt = (at: number) => scroller.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)
  useLayoutEffect(() => {
    if (found >= 0) place.current = found
    if (index >= 0 && holdsFocus.current && isFocusFree()) rowAt(index)?.focus({ preventScroll: true })
  })
  const choose = (at: number) => {
    const id = rows[at]?.id ?? null
    memory.activeId = id
    setActiveId(id)
  }
  const focus = (at: number) => {
    choose(at)
    const drawn = rowAt(at)
    if (drawn) return drawn.focus({ preventScroll: true })
    // The current row is always drawn, however far away it is: it takes the focus as soon as it is.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    holdsFocus.current = true
  }
  return {
    index,
    focus,
    onFocus: (at, isItself) => {
      if (isItself) holdsFocus.current = true
      choose(at)
    },
    onBlur: () => {
      holdsFocus.current = false
    },
  }
}

/** Nothing in particular has the focus: neither a field nor a button lost it. */
function isFocusFree(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.id === 'main'
}
