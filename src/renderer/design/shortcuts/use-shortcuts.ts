import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { isDialogOpen } from '../feedback/dialog-open.ts'
import { usePreference } from '../preferences/use-preference.ts'

/** What single keys do on a screen: the key as `KeyboardEvent.key` names it, in small letters. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>

/** Whether single-letter keys are on (WCAG 2.1.4: they can be turned off in the settings). */
export function useLetterKeys(): [boolean, (next: boolean) => void] {
  return usePreference('letterKeys', z.boolean(), true)
}

/** Listens for single keys while nothing is typed and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const [isOn] = useLetterKeys()
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (isDialogOpen()) return
      const run = latest.current[event.key.toLowerCase()]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isOn])
}

/** Listens for a chord with Ctrl (or Cmd), wherever the focus is: `s`, `shift+enter`. */
export function useChords(chords: Shortcuts): void {
  const latest = useRef(chords)
  latest.current = chords
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      const run = latest.current[`${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]') !== null
  )
}
