import { Badge, Radio } from '@mantine/core'
import type { Dispute } from '#shared/contract/deadline-policy.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './deadline-policy.module.css'

interface DisputeChoiceProps {
  readonly dispute: Dispute
  readonly taken: string
  /** Null where the person may not choose. */
  readonly onTake: ((position: string) => void) | null
}

/** One question with the law it is about, its positions, and who holds each. */
export function DisputeChoice({ dispute, taken, onTake }: DisputeChoiceProps) {
  const { t, cited } = useWords()
  const { id, clock, regimes, article, cautious, positions } = dispute
  const about = [
    t(`deadline-policy:clock.${clock}`),
    regimes.map((regime) => t(`codes:regime.${regime}`)).join(', '),
    cited(article),
  ].join(' · ')
  return (
    <Radio.Group
      className={classes.dispute}
      label={t(`deadline:dispute.${id}.title`)}
      description={about}
      value={taken}
      onChange={(position) => onTake?.(position)}
      readOnly={onTake === null}
    >
      <div className={classes.positions}>
        {positions.map((position) => (
          <Radio
            key={position}
            value={position}
            disabled={onTake === null && position !== taken}
            label={
              <span className={classes.position}>
                <span className={classes.sentence}>{t(`deadline:dispute.${id}.${position}`)}</span>
                {position === dispute.default && (
                  <Badge variant="default" size="sm" tt="none">
                    {t('deadline-policy:default')}
                  </Badge>
                )}
                {position === cautious && (
                  <Badge variant="default" size="sm" tt="none">
                    {t('deadline-policy:cautious')}
                  </Badge>
                )}
              </span>
            }
            description={<span className={classes.sentence}>{t(`deadline:heldBy.${id}.${position}`)}</span>}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
