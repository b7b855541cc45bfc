import { PercentBar } from '../../design/words/PercentBar.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** Share of the cells that Art. 30 asks for and that are filled, as a bar with its number. */
export function Completeness({ value }: { readonly value: number }) {
  const { t } = useWords()
  return <PercentBar value={value} label={t('processing-activity:field.completeness')} />
}
