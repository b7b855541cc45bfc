import { Globe } from 'lucide-react'
import { useEngine } from '../../design/engine-context.ts'
import { ListPage } from '../../design/table/ListPage.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { networkColumns, networkFilters } from './columns.tsx'

/** Every call that left this machine, the newest first. */
export function NetworkLog() {
  const { query } = useEngine()
  const { t } = useWords()
  return (
    <ListPage
      name="network"
      entity="networkCall"
      icon={Globe}
      lead={<span>{t('network:lead')}</span>}
      procedure={query.network.list}
      columns={networkColumns}
      filters={networkFilters}
      searchable={false}
    />
  )
}
