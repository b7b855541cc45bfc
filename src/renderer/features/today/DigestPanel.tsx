import { ActionIcon, Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { Digest } from '#shared/contract/dashboard.ts'
import { recordPath } from '../../design/records/sources.ts'
import { useOpenStore } from '../../design/session-context.ts'
import { instantText, numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './today.module.css'
import { useRightsText } from './use-rights-text.ts'

interface DigestPanelProps {
  readonly digest: Digest
  readonly onDismiss: () => void
}

/** What has changed since this person last looked. Stays until it is dismissed or the store locks. */
export function DigestPanel({ digest, onDismiss }: DigestPanelProps) {
  const { organisation } = useOpenStore()
  const { t, language } = useWords()
  return (
    <section aria-labelledby="today-digest" className={classes.digest}>
      <div className={classes.digestHead}>
        <h2 id="today-digest">
          {t('today:digest.title', { when: instantText(digest.since, organisation.timeZone, language) })}
        </h2>
        <ActionIcon size={24} aria-label={t('today:digest.dismiss')} onClick={onDismiss}>
          <X size={14} />
        </ActionIcon>
      </div>
      <dl className={classes.digestGroups}>
        {(['overdue', 'today', 'thisWeek', 'moved', 'tasks'] as const).map(
          (group) => digest[group].count > 0 && <Group key={group} group={group} digest={digest} />,
        )}
      </dl>
    </section>
  )
}

interface GroupProps {
  readonly group: Exclude<keyof Digest, 'since'>
  readonly digest: Digest
}

function Group({ group, digest }: GroupProps) {
  const { t, language } = useWords()
  const rightsText = useRightsText()
  const { items, count } = digest[group]
  return (
    <>
      <dt>
        {t(`today:digest.${group}`)} <span className={classes.number}>{numberText(count, language)}</span>
      </dt>
      <dd>
        {items.map((item) => {
          const id = 'uid' in item ? item.recordId : item.id
          const named = item.title || ('uid' in item ? rightsText(item.rights) : '')
          return (
            <Anchor
              key={'uid' in item ? item.uid : item.id}
              component={Link}
              to={recordPath(id) ?? '/today'}
              size="sm"
              c="inherit"
            >
              <span className="mono">{item.reference}</span> {named}
            </Anchor>
          )
        })}
        {count > items.length && (
          <span className={classes.nothing}>{t('today:digest.more', { count: count - items.length })}</span>
        )}
      </dd>
    </>
  )
}
