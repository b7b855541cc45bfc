/** Whether a dialog or the palette is open: the keys and the focus are its own then. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}
