/**
 * Shows a shortened text in full while the pointer rests on it: whatever carries `data-cuts` gets its text as a title
 * for as long as it does not fit. Call the returned function to stop.
 */
export function showWholeTexts(root: Document): () => void {
  const entered = ({ target }: Event) => {
    const shown = target instanceof Element ? target.closest<HTMLElement>('[data-cuts]') : null
    if (shown === null) return
    if (shown.scrollWidth > shown.clientWidth) shown.title = shown.textContent
    else shown.removeAttribute('title')
  }
  root.addEventListener('pointerover', entered)
  return () => root.removeEventListener('pointerover', entered)
}
