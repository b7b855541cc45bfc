import { Dialog } from '../feedback/Dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { Chord } from './Chord.tsx'
import classes from './shortcuts.module.css'

const groups = {
  everywhere: { palette: 'Ctrl K', lock: 'Ctrl L', keys: '?' },
  list: { move: '↑ ↓', open: 'Enter', choose: 'Space', create: 'N', edit: 'E', filter: 'F', search: '/' },
  week: { previousWeek: '←', nextWeek: '→', thisWeek: 'T' },
  form: { save: 'Ctrl S', saveAndNext: 'Ctrl Shift Enter' },
} as const

/** All keys at a glance. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog onClose={onClose} title={t('design:keys.title')}>
      {Object.entries(groups).map(([group, keys]) => (
        <section key={group} className={classes.group}>
          <h3>{t(`design:keys.group.${group}`)}</h3>
          <dl className={classes.keys}>
            {Object.entries(keys).map(([key, chord]) => (
              <div key={key}>
                <dt>{t(`design:keys.${key}`)}</dt>
                <dd>
                  <Chord keys={chord} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
