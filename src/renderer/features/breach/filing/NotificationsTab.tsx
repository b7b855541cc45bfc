import { Button, Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { authorityFacts } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type {
  AuthorityStanding,
  ProposedAuthorities,
  StandingFiling,
} from '#shared/contract/breach-filing.ts'
import { Duties } from '../../../design/duty/Duties.tsx'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { useMay } from '../../../design/session-context.ts'
import { useWords } from '../../../design/words/use-words.ts'
import { AuthoritiesDialog } from './AuthoritiesDialog.tsx'
import { AuthorityBlock } from './AuthorityBlock.tsx'
import { FilingDialog } from './FilingDialog.tsx'
import classes from './filing.module.css'
import { ReceiptDialog } from './ReceiptDialog.tsx'

/** What is next comes with the hours. */
const renewedEvery = 60_000

type Asked =
  | { readonly kind: 'authorities' }
  | { readonly kind: 'filing'; readonly standing: AuthorityStanding | null }
  | { readonly kind: 'receipt'; readonly filing: StandingFiling }

/** Each authority with its own period and its own filings, which stay as they were filed. */
export function NotificationsTab({ record }: { readonly record: Breach }) {
  const { client } = useEngine()
  const mayEdit = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { id, revision } = record
  const { data, error, refetch } = useQuery({
    // Begins with the events: one may move no date and leave the record as it was.
    queryKey: [['clockEvent', 'notifications'], { id, revision }],
    queryFn: ({ signal }) => client.breach.notifications({ id }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: renewedEvery,
  })
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={240} />
  const close = () => setAsked(null)
  return (
    <div className={classes.notifications}>
      <Concerned
        record={record}
        proposed={data.proposed}
        mayEdit={mayEdit}
        onChoose={() => setAsked({ kind: 'authorities' })}
        onFile={data.standings.length === 0 ? () => setAsked({ kind: 'filing', standing: null }) : null}
      />
      {data.standings.map((standing) => (
        <AuthorityBlock
          key={standing.authority}
          standing={standing}
          zone={record.timeZone}
          mayEdit={mayEdit}
          onFile={() => setAsked({ kind: 'filing', standing })}
          onReceipt={(filing) => setAsked({ kind: 'receipt', filing })}
        />
      ))}
      <Duties subjectId={id} zone={record.timeZone} />
      {asked?.kind === 'authorities' && (
        <AuthoritiesDialog
          record={record}
          present={record.authorities.length > 0 ? record.authorities : data.proposed.authorities}
          onClose={close}
        />
      )}
      {asked?.kind === 'filing' && <FilingDialog record={record} standing={asked.standing} onClose={close} />}
      {asked?.kind === 'receipt' && <ReceiptDialog filing={asked.filing} onClose={close} />}
    </div>
  )
}

interface ConcernedProps {
  readonly record: Breach
  readonly proposed: ProposedAuthorities
  readonly mayEdit: boolean
  readonly onChoose: () => void
  /** Null: each authority has a button of its own. */
  readonly onFile: (() => void) | null
}

/** Why these authorities, and the way to others. */
function Concerned({ record, proposed, mayEdit, onChoose, onFile }: ConcernedProps) {
  const { client } = useEngine()
  const { t, say, cited } = useWords()
  const toasts = useToasts()
  const { id, revision, authorities, authoritiesReason } = record
  const isProposed = authorities.length === 0 || String(authorities) === String(proposed.authorities)
  const follow = () =>
    client.breach
      .chooseAuthorities({ id, revision, authorities: null })
      .then(() => toasts.done(t('breach-filing:chosen'), id), toasts.failed)
  return (
    <section className={classes.concerned} aria-label={t('breach-filing:concerned')}>
      <h2>{t('breach-filing:concerned')}</h2>
      {authoritiesReason !== '' ? (
        <p>{t('breach-filing:chosenBecause', { reason: authoritiesReason })}</p>
      ) : (
        proposed.reasons.map((reason) => (
          <p key={reason.key}>
            {say(reason)}{' '}
            {reason.article !== null && <span className={classes.quiet}>{cited(reason.article)}</span>}
          </p>
        ))
      )}
      {!isProposed && proposed.authorities.length > 0 && (
        <p className={classes.quiet}>
          {t('breach-filing:proposed', {
            authorities: proposed.authorities.map((key) => authorityFacts(key).short).join(', '),
          })}
        </p>
      )}
      {mayEdit && (
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="default" onClick={onChoose}>
            {t('breach-filing:choose')}
          </Button>
          {!isProposed && (
            <Button size="compact-sm" variant="default" onClick={() => void follow()}>
              {t('breach-filing:follow')}
            </Button>
          )}
          {onFile !== null && (
            <Button size="compact-sm" onClick={onFile}>
              {t('breach-filing:record')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
