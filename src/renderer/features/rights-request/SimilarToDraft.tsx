import { useWords } from '../../design/words/use-words.ts'
import { SimilarRequests } from './SimilarRequests.tsx'
import { type Described, useSimilar } from './use-similar.ts'

/** While a request is entered: others that seem to come from the same person. Nothing is merged. */
export function SimilarToDraft({ draft }: { readonly draft: Described }) {
  const { t } = useWords()
  const similar = useSimilar(draft, null)
  if (similar.length === 0) return null
  return (
    <section aria-label={t('rights-request:similar.title')}>
      <h3>{t('rights-request:similar.title')}</h3>
      <SimilarRequests items={similar} />
    </section>
  )
}
