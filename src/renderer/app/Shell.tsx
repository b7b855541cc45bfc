import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useEngine } from '../design/engine-context.ts'
import { isDialogOpen } from '../design/feedback/dialog-open.ts'
import { Notice } from '../design/feedback/MeaningBadge.tsx'
import { useOpenStore } from '../design/session-context.ts'
import { ShortcutsDialog } from '../design/shortcuts/ShortcutsDialog.tsx'
import { useChords, useShortcuts } from '../design/shortcuts/use-shortcuts.ts'
import { useWords } from '../design/words/use-words.ts'
import { DueNotices } from './DueNotices.tsx'
import { Palette } from './Palette.tsx'
import { Sidebar } from './Sidebar.tsx'
import classes from './shell.module.css'
import { TopBar } from './TopBar.tsx'

/** The frame around every place. */
export function Shell() {
  const { t } = useWords()
  const { host } = useEngine()
  const { session } = useOpenStore()
  const [showsKeys, setShowsKeys] = useState(false)
  useChords({ l: () => void host.lock() })
  useShortcuts({ '?': () => setShowsKeys(true) })
  const main = useMainFocus()
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('app:skip')}
      </a>
      <Sidebar />
      <div className={classes.right}>
        <TopBar />
        {session.head === 'rolledBack' && (
          <Notice meaning="attention">
            <strong>{t('faults:store-rolled-back.title')}.</strong> {t('faults:store-rolled-back.help')}
          </Notice>
        )}
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          <Outlet />
        </main>
      </div>
      <Palette />
      <DueNotices />
      {showsKeys && <ShortcutsDialog onClose={() => setShowsKeys(false)} />}
    </div>
  )
}

/**
 * A new place takes the focus once it is drawn, so that the keyboard and screen readers are where the eyes are; unless
 * something in it has the focus already.
 */
function useMainFocus() {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const seen = useRef(path)
  useEffect(() => {
    if (seen.current === path) return
    const isFirst = seen.current === undefined
    seen.current = path
    if (isFirst || main.current?.contains(document.activeElement)) return
    if (!isDialogOpen()) main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
