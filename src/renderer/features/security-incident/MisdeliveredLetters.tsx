import { useQuery } from '@tanstack/react-query'
import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { useEngine } from '../../design/engine-context.ts'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** The letters that went to somebody else and so opened the incident, with the records that they belong to. */
export function MisdeliveredLetters({ incidentId }: { readonly incidentId: SecurityIncident['id'] }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(query.letter.ofIncident.queryOptions({ input: { incidentId } }))
  if (data === undefined || data.letters.length === 0) return null
  return (
    <section className={layout.railBlock}>
      <h2>{t('security-incident:rail.letters')}</h2>
      {data.letters.map(({ id, reference, kind, subjectId }) => (
        <p key={id}>
          {reference}, {t(`letter:kind.${kind}`)}
          {t('design:colon')}
          <RecordLink id={subjectId} />
        </p>
      ))}
    </section>
  )
}
