import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, Lock, Plus, Search } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useEngine } from '../design/engine-context.ts'
import { useReturnFocus } from '../design/feedback/use-return-focus.ts'
import { recordPath, sourceOfEntity } from '../design/records/sources.ts'
import { useMay } from '../design/session-context.ts'
import { kebab } from '../design/words/kebab.ts'
import { useWords } from '../design/words/use-words.ts'
import { mailIntakePath, tableIntakePath } from '../features/rights-request/IntakeButtons.tsx'
import { footPlaces, placeGroups } from './places.ts'
import classes from './shell.module.css'
import { useNetworkSwitch } from './use-network-switch.ts'

const created = [
  'processingActivity',
  'rightsRequest',
  'securityIncident',
  'breach',
  'authorityFile',
  'vendor',
  'system',
  'task',
  'connection',
] as const

const [paletteStore, palette] = createSpotlight()

export const openPalette = palette.open

/** Ctrl+K: go to a place, create a record, find one. */
export function Palette() {
  const { t } = useWords()
  const { query, host } = useEngine()
  const navigate = useNavigate()
  const mayEdit = useMay()
  const network = useNetworkSwitch()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const found = useQuery({
    ...query.search.find.queryOptions({ input: text === '' ? skipToken : { text, limit: 12 } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const fits = (label: string) => plain(label).includes(plain(text))
  const go = (to: string) => void navigate({ to })
  const places = [...placeGroups.flatMap((group) => group.places), ...footPlaces]
    .map((place) => ({ ...place, label: t(`app:place.${place.key}`) }))
    .filter(({ label }) => fits(label))
  const creations = mayEdit
    ? [
        ...created.flatMap((entity) => {
          const path = sourceOfEntity(entity)?.path ?? null
          return path === null ? [] : [{ label: t(`${kebab(entity)}:new`), to: `${path}/new` }]
        }),
        { label: t('request-intake:title'), to: mailIntakePath },
        { label: t('request-import:title'), to: tableIntakePath },
      ].filter(({ label }) => fits(label))
    : []
  // While the engine looks, only those of the last answer stand that fit what is typed by now.
  const records = (text === '' ? [] : (found.data ?? [])).filter(
    ({ reference, title }) => !found.isPlaceholderData || fits(title) || fits(reference),
  )
  const list = useKeptChoice()
  return (
    <Spotlight.Root
      store={paletteStore}
      query={typed}
      onQueryChange={setTyped}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="4rem"
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      // Somebody who knows the way types at once: there is no moment in which letters go to the page behind.
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      classNames={{ actionsGroup: classes.paletteGroup }}
      attributes={{ content: { 'aria-label': t('app:find') } }}
    >
      <PaletteSearch />
      <Spotlight.ActionsList ref={list}>
        {records.length > 0 && (
          <Spotlight.ActionsGroup label={t('app:palette.records')}>
            {records.map(({ recordId, reference, title, entity, onPageOf }) => {
              const path = recordPath(onPageOf ?? recordId)
              return (
                path !== null && (
                  <Spotlight.Action
                    key={recordId}
                    label={title}
                    description={`${reference} · ${t(`${kebab(entity)}:one`)}`}
                    onClick={() => go(path)}
                  />
                )
              )
            })}
          </Spotlight.ActionsGroup>
        )}
        {places.length > 0 && (
          <Spotlight.ActionsGroup label={t('app:palette.places')}>
            {places.map(({ key, label, path }) => (
              <Spotlight.Action
                key={key}
                label={label}
                leftSection={<ArrowRight size={14} />}
                onClick={() => go(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {creations.length > 0 && (
          <Spotlight.ActionsGroup label={t('app:palette.create')}>
            {creations.map(({ label, to }) => (
              <Spotlight.Action
                key={to}
                label={label}
                leftSection={<Plus size={14} />}
                onClick={() => go(to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {fits(t('app:lock')) && (
          <Spotlight.Action
            label={t('app:lock')}
            leftSection={<Lock size={14} />}
            onClick={() => void host.lock()}
          />
        )}
        {mayEdit && fits(network.action) && (
          <Spotlight.Action
            label={network.action}
            leftSection={<network.Icon size={14} />}
            onClick={network.change}
          />
        )}
        {!found.isFetching && records.length + places.length + creations.length === 0 && (
          <Spotlight.Empty>{t('app:palette.nothing')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Has the focus from the moment it is drawn, and gives it back to where it was. */
function PaletteSearch() {
  const { t } = useWords()
  const box = useRef<HTMLInputElement>(null)
  useReturnFocus()
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), [])
  return (
    <Spotlight.Search
      ref={box}
      placeholder={t('app:palette.placeholder')}
      aria-label={t('app:find')}
      leftSection={<Search size={16} />}
    />
  )
}

/**
 * Answers arrive while somebody chooses: what is chosen stays chosen wherever it moves to, and when it is gone the first
 * of the rest takes its place, so that Enter always does what is seen.
 */
function useKeptChoice() {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const actions = [...(list.current?.querySelectorAll('[data-action]') ?? [])]
    const kept = actions.findIndex((action) => action.hasAttribute('data-selected'))
    const chosen = Math.max(kept, 0)
    if (kept === -1) actions[chosen]?.setAttribute('data-selected', 'true')
    if (actions.length > 0 && paletteStore.getState().selected !== chosen)
      paletteStore.updateState((state) => ({ ...state, selected: chosen }))
  })
  return list
}

/** Small letters without accents, so that "violations" finds "Violations" and "grosse" finds "Große". */
function plain(label: string): string {
  return label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
}
