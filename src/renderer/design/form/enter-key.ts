import type { KeyboardEvent } from 'react'

/**
 * Enter in a list of choices opens it, or takes the choice; it never sends the form, which would save a choice that
 * nobody made.
 */
export function keepEnterInChoices(event: KeyboardEvent<HTMLFormElement>): void {
  const { target } = event
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.defaultPrevented) return
  if (!(target instanceof HTMLInputElement) || target.getAttribute('aria-haspopup') !== 'listbox') return
  event.preventDefault()
  if (target.getAttribute('aria-expanded') !== 'true') target.click()
}
