import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Breach } from '#shared/contract/breach.ts'
import type { BreachClock } from '#shared/contract/clock.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import { proposedInitial } from './proposed-initial.ts'

interface InitialProposalProps {
  readonly record: Breach
  readonly clocks: readonly BreachClock[]
}

/** After 48 hours of doubt: an initial notification is proposed, with what is not known yet (GDPR Art. 33(4)). */
export function InitialProposal({ record, clocks }: InitialProposalProps) {
  const { query } = useEngine()
  const { t, say, cited } = useWords()
  const navigate = useNavigate()
  const proposal = clocks.flatMap(({ warnings }) => warnings).find(({ key }) => key === proposedInitial)
  const { data } = useQuery({
    ...query.breach.assessment.queryOptions({ input: { id: record.id } }),
    enabled: proposal !== undefined,
  })
  if (proposal === undefined) return null
  const unknown = [...new Set(data?.regimes.flatMap(({ openFacts }) => openFacts) ?? [])]
  return (
    <Notice meaning="attention">
      <strong>{t('breach:proposal.title')}</strong>
      <div>
        {say(proposal)} {proposal.article !== null && cited(proposal.article)}
      </div>
      {unknown.length > 0 && (
        <div>
          {t('breach:proposal.unknown', {
            facts: unknown.map((name) => t(`breach-fact:field.${name}`)).join(', '),
          })}
        </div>
      )}
      <Button
        size="compact-sm"
        mt={6}
        onClick={() => void navigate({ to: '.', search: withSearch({ tab: 'edpbForm' }) })}
      >
        {t('breach:proposal.open')}
      </Button>
    </Notice>
  )
}
