import type { Attachment } from '#shared/contract/attachment.ts'
import { MeaningBadge } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'

interface FileMarksProps {
  readonly file: Attachment
  /** The gravest alone, in a line of a list. */
  readonly isBrief?: boolean
}

/** What is worth knowing before a file is touched: a program, or content that its name does not tell. */
export function FileMarks({ file, isBrief = false }: FileMarksProps) {
  const { t } = useWords()
  const { nameCheck, opening, mediaType } = file
  return (
    <>
      {opening === 'refused' && (
        <MeaningBadge meaning="danger">{t('attachment:opening.refused')}</MeaningBadge>
      )}
      {nameCheck !== 'agrees' && !(isBrief && opening === 'refused') && (
        <MeaningBadge meaning={nameCheck === 'differs' ? 'attention' : 'neutral'}>
          {t(`attachment:nameCheck.${nameCheck}`)}
          {nameCheck === 'differs' && !isBrief && `. ${t('attachment:contentIs', { type: mediaType })}`}
        </MeaningBadge>
      )}
    </>
  )
}
