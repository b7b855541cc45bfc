/** How long a secret stays in the clipboard, in milliseconds. */
const secretTime = 60_000

/** What a page may do with the clipboard, and how it notices that something else may be in it. */
export interface PageClipboard {
  readonly copy: (text: string, isSecret: boolean) => Promise<void>
  /** Takes out the secret that was copied last, as far as the page can tell that the clipboard still holds it. */
  readonly forget: () => Promise<void>
}

/**
 * The clipboard as a browser permits it without asking the person: a page may write but not read. What it wrote is still
 * there as long as the page was not left and nothing else was copied in it; only then it is overwritten.
 */
export function pageClipboard(
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  clipboard: Pick<Clipboard, 'writeText'>,
): PageClipboard {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isHeld = false
  const letGo = () => {
    clearTimeout(timer)
    isHeld = false
    for (const sign of ['copy', 'cut', 'blur']) page.removeEventListener(sign, letGo)
  }
  const forget = async () => {
    const wasHeld = isHeld
    letGo()
    // A browser that refuses leaves it where it is; what stands beside the button says so.
    if (wasHeld) await clipboard.writeText('').catch(() => undefined)
  }
  return {
    copy: async (text, isSecret) => {
      letGo()
      await clipboard.writeText(text)
      if (!isSecret) return
      isHeld = true
      timer = setTimeout(() => void forget(), secretTime)
      for (const sign of ['copy', 'cut', 'blur']) page.addEventListener(sign, letGo)
    },
    forget,
  }
}
