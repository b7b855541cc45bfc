import { Globe } from 'lucide-react'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { ListScreen } from '../../design/table/ListScreen.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { networkColumns, networkFilters } from './columns.tsx'

/** Every call that left this machine, the newest first. */
export function NetworkLog() {
  const { query } = useEngine()
  const { t } = useWords()
  return (
    <Page
      flush
      head={
        <PageHead title={t('network:title')}>
          <span>{t('network:lead')}</span>
        </PageHead>
      }
    >
      <ListScreen
        name="network"
        entity="networkCall"
        label={t('network:title')}
        procedure={query.network.list}
        columns={networkColumns}
        filters={networkFilters}
        searchable={false}
        empty={<EmptyState icon={Globe} title={t('network:empty.title')} text={t('network:empty.text')} />}
      />
    </Page>
  )
}
