import type { Host } from '#shared/contract/host.ts'
import { outsideAddress } from '#shared/kernel/outside-address.ts'
import type { EngineClient } from './client.ts'
import { pageClipboard } from './page-clipboard.ts'

/** The shell of a window in the user's own browser: what browsers offer, and locking through the engine. */
export function browserHost(client: EngineClient): Host {
  const clipboard = pageClipboard(window, navigator.clipboard)
  return {
    kind: 'browser',
    save: async (file) => {
      download(file)
      return true
    },
    openFile: null,
    pickStore: async () => null,
    open: async (address) => {
      const url = outsideAddress(address)
      if (url !== null) window.open(url, '_blank', 'noopener,noreferrer')
    },
    copy: clipboard.copy,
    notify: async (title, body) => {
      if (!(await mayNotify())) return false
      // Another tab of the same store says the same: the later takes the place of the earlier.
      new Notification(title, { body, tag: body })
      return true
    },
    lock: async () => {
      await clipboard.forget()
      await client.store.lock()
      location.reload()
    },
    // The page has no shell around it that could ask.
    onLockAsked: () => () => {},
  }
}

function download(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // The browser reads the file after this turn; a minute is plenty and frees the memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function mayNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false
  const permission =
    Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission
  return permission === 'granted'
}
