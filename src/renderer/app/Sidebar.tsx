import { ActionIcon, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { Lock, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import * as z from 'zod'
import { useEngine } from '../design/engine-context.ts'
import { usePreference } from '../design/preferences/use-preference.ts'
import { useChordText } from '../design/shortcuts/Chord.tsx'
import { useWords } from '../design/words/use-words.ts'
import { footPlaces, type Place, placeGroups } from './places.ts'
import classes from './shell.module.css'

/** All places; it folds to icons and stays so, and does in a window too small for words, as at a zoom of 200 %. */
export function Sidebar() {
  const { t } = useWords()
  const { host } = useEngine()
  const [isFolded, setFolded] = usePreference('sidebar:narrow', narrow, false)
  const isSmall = useMediaQuery('(max-width: 50rem)', false, { getInitialValueInEffect: false })
  const isNarrow = isFolded || isSmall
  const lockKeys = useChordText('Ctrl L')
  const Fold = isNarrow ? PanelLeftOpen : PanelLeftClose
  return (
    <nav className={classes.sidebar} data-narrow={isNarrow || undefined} aria-label={t('app:places')}>
      <div className={classes.places}>
        {placeGroups.map(({ key, places }) => (
          <div key={key ?? places[0]?.key} className={classes.group}>
            {key !== null && !isNarrow && <div className={classes.groupName}>{t(`app:group.${key}`)}</div>}
            {places.map((place) => (
              <PlaceLink key={place.key} place={place} isNarrow={isNarrow} />
            ))}
          </div>
        ))}
      </div>
      <div className={classes.foot}>
        {footPlaces.map((place) => (
          <PlaceLink key={place.key} place={place} isNarrow={isNarrow} />
        ))}
        <Tooltip label={`${t('app:lock')} (${lockKeys})`} position="right" disabled={!isNarrow}>
          <button
            type="button"
            className={classes.place}
            aria-label={isNarrow ? t('app:lock') : undefined}
            onClick={() => void host.lock()}
          >
            <Lock size={16} aria-hidden="true" />
            {!isNarrow && <span>{t('app:lock')}</span>}
          </button>
        </Tooltip>
        {!isSmall && (
          <ActionIcon
            className={classes.fold}
            aria-label={t(isNarrow ? 'app:unfold' : 'app:fold')}
            onClick={() => setFolded(!isFolded)}
          >
            <Fold size={16} />
          </ActionIcon>
        )}
      </div>
    </nav>
  )
}

const narrow = z.boolean()

function PlaceLink({ place, isNarrow }: { readonly place: Place; readonly isNarrow: boolean }) {
  const { t } = useWords()
  const label = t(`app:place.${place.key}`)
  return (
    <Tooltip label={label} position="right" disabled={!isNarrow}>
      <Link
        to={place.path}
        className={classes.place}
        activeProps={{ 'aria-current': 'page' }}
        aria-label={isNarrow ? label : undefined}
      >
        <place.icon size={16} aria-hidden="true" />
        {!isNarrow && <span>{label}</span>}
      </Link>
    </Tooltip>
  )
}
