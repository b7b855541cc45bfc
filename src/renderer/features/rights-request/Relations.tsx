import { Button, Group } from '@mantine/core'
import type { RightsRequest, SimilarRequest } from '#shared/contract/rights-request.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { SimilarRequests } from './SimilarRequests.tsx'
import { useSimilar } from './use-similar.ts'

/** The earlier request that this one belongs to, or those of which a person may say so. */
export function Relations({ record }: { readonly record: RightsRequest }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayEdit = useMay()
  const similar = useSimilar(record, record.id)
  const { id, revision, relation } = record
  const relate = (to: RightsRequest['relation']) =>
    client.rightsRequest
      .update({ id, revision, changes: { relation: to } })
      .then(
        () =>
          toasts.done(
            t(to === null ? 'rights-request:similar.unlinked' : 'rights-request:similar.linked'),
            id,
          ),
        toasts.failed,
      )
  if (relation !== null) {
    return (
      <section className={layout.railBlock}>
        <h2>{t(`rights-request:relation.${relation.kind}`)}</h2>
        <Notice meaning="information">
          <RecordLink id={relation.requestId} />
          <div>{t(`rights-request:similar.means.${relation.kind}`)}</div>
          {mayEdit && (
            <Button size="compact-xs" variant="default" mt={4} onClick={() => void relate(null)}>
              {t('rights-request:similar.unlink')}
            </Button>
          )}
        </Notice>
      </section>
    )
  }
  if (similar.length === 0) return null
  const links = (item: SimilarRequest) =>
    mayEdit && (
      <Group gap={4} mt={4}>
        {(['duplicate', 'repeat'] as const).map((kind) => (
          <Button
            key={kind}
            size="compact-xs"
            variant="default"
            onClick={() => void relate({ requestId: item.id, kind })}
          >
            {t(`rights-request:similar.link.${kind}`)}
          </Button>
        ))}
      </Group>
    )
  return (
    <section className={layout.railBlock}>
      <h2>{t('rights-request:similar.title')}</h2>
      <SimilarRequests items={similar} actions={links} />
    </section>
  )
}
