import { useEffect, useState } from 'react'

/** Mantine gives the focus back where a dialog is hidden; ours are taken away. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // Once the dialog is gone, unless something else, such as a new place, has taken the focus.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body
        if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
      })
    },
    [before],
  )
}
