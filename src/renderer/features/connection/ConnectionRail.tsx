import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CircleUser, KeyRound, TableProperties } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '#shared/contract/connection.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { FaultAdvice } from './FaultAdvice.tsx'
import { SecretDialog } from './SecretDialog.tsx'

/** When the connection last did what, what went wrong, and where its findings are. */
export function ConnectionRail({ record }: { readonly record: Connection }) {
  const { t } = useWords()
  return (
    <>
      {record.lastFault !== null && (
        <section className={layout.railBlock}>
          <h2>{t('connection:rail.fault')}</h2>
          <FaultAdvice record={record} fault={record.lastFault} />
        </section>
      )}
      <section className={layout.railBlock}>
        <h2>{t('connection:rail.access')}</h2>
        <Access record={record} />
      </section>
      <section className={layout.railBlock}>
        <h2>{t('connection:rail.last')}</h2>
        <dl className={classes.times}>
          <dt>{t('connection:rail.test')}</dt>
          <dd>
            <InstantText at={record.lastTestedAt} />
          </dd>
          <dt>{t('connection:rail.discovery')}</dt>
          <dd>
            <InstantText at={record.lastDiscoveredAt} />
          </dd>
          <dt>{t('connection:rail.sync')}</dt>
          <dd>
            <InstantText at={record.lastSyncedAt} />
          </dd>
        </dl>
      </section>
      <section className={layout.railBlock}>
        <h2>{t('connection:rail.found')}</h2>
        <div className={classes.ways}>
          <Button
            component={Link}
            to={`/inventory/${record.systemId}`}
            variant="default"
            leftSection={<TableProperties size={14} />}
          >
            {t('connection:openFields')}
          </Button>
          <Button
            component={Link}
            to="/people"
            search={withSearch({ filter: { connectionId: [record.id] } })}
            variant="default"
            leftSection={<CircleUser size={14} />}
          >
            {t('connection:openPeople')}
          </Button>
        </div>
      </section>
    </>
  )
}

/** Whether a secret is set; it can be replaced, never read back. */
function Access({ record }: { readonly record: Connection }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const [asksSecret, setAsksSecret] = useState(false)
  const isRefused = record.lastFault?.key === 'connector:fault.connector-refused'
  return (
    <>
      {record.hasSecret ? (
        <p className={classes.access}>{t('connection:secret.isSet')}</p>
      ) : (
        <Notice meaning="attention">{t('connection:needsSecret')}</Notice>
      )}
      {mayEdit && (
        <Button
          variant={record.hasSecret && !isRefused ? 'default' : 'filled'}
          mt="sm"
          leftSection={<KeyRound size={14} />}
          onClick={() => setAsksSecret(true)}
        >
          {t(record.hasSecret ? 'connection:secret.replace' : 'connection:secret.set')}
        </Button>
      )}
      {asksSecret && <SecretDialog record={record} onClose={() => setAsksSecret(false)} />}
    </>
  )
}
