import { Popover } from '@mantine/core'
import type { FieldProposal } from '#shared/contract/inventory.ts'
import { PercentBar } from '../../design/words/PercentBar.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { confidenceWord } from './confidence.ts'
import classes from './inventory.module.css'
import { Reasons } from './Reasons.tsx'

/** How sure the classifier is: number, bar and word; a click shows why. */
export function Confidence({ proposal }: { readonly proposal: FieldProposal | null }) {
  const { t } = useWords()
  if (proposal === null || proposal.reasons.length === 0) return <span aria-hidden="true">–</span>
  const word = t(`field:confidence.${confidenceWord(proposal.confidence)}`)
  return (
    <Popover width={340} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.confidence}
          aria-label={t('field:confidence.why', { confidence: proposal.confidence, word })}
        >
          <ConfidenceBar confidence={proposal.confidence} />
        </button>
      </Popover.Target>
      <Popover.Dropdown onClick={(event) => event.stopPropagation()}>
        <Reasons reasons={proposal.reasons} />
      </Popover.Dropdown>
    </Popover>
  )
}

export function ConfidenceBar({ confidence }: { readonly confidence: number }) {
  const { t } = useWords()
  return <PercentBar value={confidence}>{t(`field:confidence.${confidenceWord(confidence)}`)}</PercentBar>
}
