import { Button } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import type { AlternativeDate, OtherLimit } from '#shared/contract/clock.ts'
import type { Message } from '#shared/kernel/message.ts'
import { Dialog } from '../feedback/Dialog.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { Article } from '../words/Article.tsx'
import { readableDate } from '../words/readable.ts'
import { useCopy } from '../words/use-copy.ts'
import { useWords } from '../words/use-words.ts'
import classes from './clock.module.css'

/** What stands behind a date: the steps with their articles, what speaks against it, and the version of the rules. */
export interface Reckoning {
  readonly title: string
  readonly steps: readonly Message[]
  readonly warnings: readonly Message[]
  readonly alternatives: readonly AlternativeDate[]
  readonly otherLimits: readonly OtherLimit[]
  readonly ruleVersion: string
}

interface ExplanationProps {
  readonly reckoning: Reckoning
  readonly onClose: () => void
}

/** Shows line by line how a date was computed; the whole can be copied. */
export function Explanation({ reckoning, onClose }: ExplanationProps) {
  const { t, say, cited, language } = useWords()
  const { steps, warnings, alternatives, otherLimits, ruleVersion } = reckoning
  const line = (message: Message) =>
    message.article === null ? say(message) : `${say(message)} (${cited(message.article)})`
  const title = ({ dispute }: AlternativeDate) => t(`deadline:dispute.${dispute}.title`)
  const otherPosition = ({ dispute, position, due }: AlternativeDate) =>
    t('design:clock.otherPosition', {
      position: t(`deadline:dispute.${dispute}.${position}`),
      due: readableDate(due, language),
    })
  const text = [
    reckoning.title,
    ...steps.map((step, index) => `${index + 1}. ${line(step)}`),
    ...warnings.map(line),
    ...alternatives.map((other) => `${title(other)} ${otherPosition(other)}`),
    ...otherLimits.map(({ message }) => line(message)),
  ].join('\n')
  const { copied, copy } = useCopy(text)
  return (
    <Dialog onClose={onClose} title={reckoning.title} size="lg">
      <div className={classes.blocks}>
        {warnings.map((warning) => (
          <Notice key={warning.key} meaning="attention">
            {line(warning)}
          </Notice>
        ))}
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={`${step.key}${JSON.stringify(step.params)}`}>
              {say(step)}
              <Article of={step.article} />
            </li>
          ))}
        </ol>
        {alternatives.length > 0 && (
          <div>
            <strong>{t('design:clock.alternatives')}</strong>
            <ul className={classes.alternatives}>
              {alternatives.map((other) => (
                <li key={`${other.dispute}${other.position}`}>
                  {title(other)}
                  <span className={classes.otherPosition}>{otherPosition(other)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {otherLimits.length > 0 && (
          <div>
            <strong>{t('design:clock.otherLimits')}</strong>
            <ul className={classes.alternatives}>
              {otherLimits.map(({ message }) => (
                <li key={`${message.key}${JSON.stringify(message.params)}`}>
                  {say(message)}
                  {message.article !== null && (
                    <span className={classes.article}>{cited(message.article)}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {ruleVersion !== '' && (
          <span className={classes.version}>{t('design:clock.rules', { version: ruleVersion })}</span>
        )}
        <div>
          <Button
            variant="default"
            leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
            onClick={copy}
          >
            {t(copied ? 'design:copied' : 'design:clock.copy')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
