import { Modal, type ModalProps } from '@mantine/core'
import { useWords } from '../words/use-words.ts'
import { useReturnFocus } from './use-return-focus.ts'

/** A dialog that is there as long as it is drawn. It keeps the focus inside, and gives it back to where it was. */
export function Dialog(props: Omit<ModalProps, 'opened' | 'closeButtonProps'>) {
  const { t } = useWords()
  useReturnFocus()
  return <Modal {...props} opened closeButtonProps={{ 'aria-label': t('design:close') }} />
}
