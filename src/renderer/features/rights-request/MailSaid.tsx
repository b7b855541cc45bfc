import type { MailProposal } from '#shared/contract/request-intake.ts'
import type { Message } from '#shared/kernel/message.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { Article } from '../../design/words/Article.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { DayText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './intake.module.css'

/** What a mail says of itself: warnings, open requests of the same person, why each value is proposed, its files. */
export function MailSaid({ proposal }: { readonly proposal: MailProposal }) {
  const { t, say, language } = useWords()
  const sayReason = useReasons()
  const fields = [...new Set(proposal.reasons.map(({ field }) => field))]
  const attachments = new Set(
    proposal.attachments.map(
      ({ fileName, bytes }) => `${fileName || t('request-intake:unnamed')}, ${bytesText(bytes, language)}`,
    ),
  )
  return (
    <>
      <Notice meaning="information">{t('request-intake:check')}</Notice>
      {proposal.openRequests.length > 0 && (
        <Notice meaning="attention">
          {t('request-intake:openRequests')}
          <ul className={classes.list}>
            {proposal.openRequests.map(({ id, receivedOn }) => (
              <li key={id}>
                <RecordLink id={id} />, {t('request-intake:received')} <DayText day={receivedOn} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {proposal.warnings.map((warning) => (
        <Notice key={warning.key} meaning="attention">
          {say(warning)}
          <Article of={warning.article} />
        </Notice>
      ))}
      <section className={layout.railBlock}>
        <h2>{t('request-intake:said')}</h2>
        <dl className={classes.reasons}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{t(`rights-request:field.${field}`)}</dt>
              {proposal.reasons
                .filter((reason) => reason.field === field)
                .map(({ message }) => (
                  <dd key={sayReason(message)}>{sayReason(message)}</dd>
                ))}
            </div>
          ))}
        </dl>
      </section>
      {attachments.size > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('request-intake:files')}</h2>
          <ul className={classes.list}>
            {[...attachments].map((attachment) => (
              <li key={attachment}>{attachment}</li>
            ))}
          </ul>
          <p className={classes.quiet}>{t('request-intake:filesNote')}</p>
        </section>
      )}
    </>
  )
}

/** A reason in words; one of a right names the right. */
function useReasons() {
  const { t, say, code } = useWords()
  return (message: Message) => {
    const { right } = message.params
    return typeof right === 'string'
      ? t(message.key, { ...message.params, right: code('right', right) })
      : say(message)
  }
}
