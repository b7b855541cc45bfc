import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../words/use-words.ts'

/** A dialog that is there as long as it is drawn. It keeps the focus inside, and gives it back to where it was. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'closeButtonProps'>) {
  const { t } = useWords()
  useReturnFocus()
  return <Modal {...props} opened closeButtonProps={{ 'aria-label': t('design:close') }} />
}

/** Mantine gives the focus back where a dialog is hidden; ours are taken away. */
function useReturnFocus(): void {
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
