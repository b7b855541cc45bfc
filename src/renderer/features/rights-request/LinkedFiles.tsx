import { useQuery } from '@tanstack/react-query'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../design/engine-context.ts'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** Complaints and files of authorities that are about the request. Its own clocks run beside them. */
export function LinkedFiles({ requestId }: { readonly requestId: Id<'request'> }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(
    query.authorityFile.list.queryOptions({ input: { filter: { requestIds: [requestId] } } }),
  )
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className={layout.railBlock}>
      <h2>{t('rights-request:rail.authority')}</h2>
      {data.items.map(({ id }) => (
        <div key={id}>
          <RecordLink id={id} />
        </div>
      ))}
    </section>
  )
}
