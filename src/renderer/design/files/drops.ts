/**
 * Refuses what is dropped onto the window outside of a drop zone: a browser would leave the console and show the file. A
 * zone takes its drops before they get here. Call the returned function to stop.
 */
export function refuseDrops(target: EventTarget): () => void {
  const refuse = (event: Event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const { dataTransfer } = event as DragEvent
    if (dataTransfer) dataTransfer.dropEffect = 'none'
  }
  target.addEventListener('dragover', refuse)
  target.addEventListener('drop', refuse)
  return () => {
    target.removeEventListener('dragover', refuse)
    target.removeEventListener('drop', refuse)
  }
}
