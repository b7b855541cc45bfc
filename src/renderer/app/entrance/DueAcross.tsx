import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DueAcross as Across } from '#shared/contract/due-list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { dayText, instantText, zoneOfMachine } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

type Item = Across['items'][number]

/** A date that somebody chose: the store is unlocked for it. */
export interface WantedRecord {
  readonly storeId: string
  readonly path: string
  readonly reference: string
}

/** As many of a group as are shown before the person asks for the rest. */
const shown = 6
const groups = ['overdue', 'today', 'thisWeek', 'later'] as const

/** What is due in the stores that show their dates before they are unlocked: references, kinds and dates. */
export function DueAcross({ onChoose }: { readonly onChoose: (wanted: WantedRecord) => void }) {
  const { client, query } = useEngine()
  const { t, language } = useWords()
  const { data, refetch } = useQuery({
    ...query.dueList.across.queryOptions({ input: {} }),
    staleTime: 0,
    // What is late by now is told by the clock of now.
    refetchInterval: 60_000,
  })
  const dismiss = useMutation({
    mutationFn: (storeId: string) => client.dueList.dismiss({ storeId }),
    onSettled: () => void refetch(),
  })
  if (data === undefined || (data.stores.length === 0 && data.damaged.length === 0)) return null
  const stores = new Map(data.stores.map((store) => [store.storeId, store]))
  const ownZone = zoneOfMachine()
  return (
    <section className={classes.panel} aria-labelledby="due-across">
      <h2 id="due-across">{t('due-list:title')}</h2>
      {data.damaged.map(({ storeId, reason }) => (
        <Notice key={storeId} meaning="attention">
          {t(`due-list:damaged.${reason}`, { storeId })}
          <div>
            <Button size="compact-xs" variant="default" onClick={() => dismiss.mutate(storeId)}>
              {t('due-list:dismiss')}
            </Button>
          </div>
        </Notice>
      ))}
      {groups.map((urgency) => (
        <Group
          key={urgency}
          title={t(`due-list:group.${urgency}`)}
          items={data.items.filter((item) => item.urgency === urgency)}
          stores={stores}
          onChoose={onChoose}
        />
      ))}
      {data.items.every(({ urgency }) => urgency === 'passed') && (
        <p className={classes.lead}>{t('due-list:nothing')}</p>
      )}
      {data.stores.map(({ storeId, label, asOf, path, leftOut }) => {
        const when = instantText(asOf, ownZone, language)
        return path === null ? (
          <Notice key={storeId} meaning="attention">
            {t('due-list:gone', { label, when })}
            <div>
              <Button size="compact-xs" variant="default" onClick={() => dismiss.mutate(storeId)}>
                {t('due-list:dismiss')}
              </Button>
            </div>
          </Notice>
        ) : (
          <p key={storeId} className={classes.lead}>
            {t('due-list:asOf', { label, when })}
            {leftOut > 0 && `, ${t('due-list:leftOut', { count: leftOut })}`}
          </p>
        )
      })}
    </section>
  )
}

interface GroupProps {
  readonly title: string
  readonly items: readonly Item[]
  readonly stores: ReadonlyMap<string, Across['stores'][number]>
  readonly onChoose: (wanted: WantedRecord) => void
}

function Group({ title, items, stores, onChoose }: GroupProps) {
  const { t, language } = useWords()
  const [isLong, setLong] = useState(false)
  if (items.length === 0) return null
  const rest = items.length - shown
  return (
    <div>
      <h3 className={classes.dueHead}>{title}</h3>
      <ul className={classes.stores}>
        {(isLong ? items : items.slice(0, shown)).map((item) => {
          const { storeId, reference, kind, limit, dueOn, dueAt, zone } = item
          const store = stores.get(storeId)
          const path = store?.path ?? null
          const label = store?.label ?? ''
          return (
            <li key={`${storeId} ${reference} ${limit} ${dueOn}`}>
              <button
                type="button"
                className={classes.store}
                disabled={path === null}
                title={t('due-list:unlock', { label, reference })}
                onClick={() => path !== null && onChoose({ storeId, path, reference })}
              >
                <span className={classes.dueLine}>
                  <strong>
                    {dueAt === null ? dayText(dueOn, language) : instantText(dueAt, zone, language)}
                  </strong>
                  <span>{label}</span>
                </span>
                <span>
                  <span className="mono">{reference}</span> {t(`calendar:kind.${kind}`)},{' '}
                  {t(`calendar:limit.${limit}`)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {rest > 0 && !isLong && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLong(true)}>
          {t('due-list:showAll', { count: rest })}
        </Button>
      )}
    </div>
  )
}
