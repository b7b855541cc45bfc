import { type Bridge, lockAskedMessage } from '#shared/contract/bridge.ts'
import type { Host } from '#shared/contract/host.ts'

/** What the preload script put into the window; null: this is a page in a browser. */
export function bridgeOf(scope: object, name: string): Bridge | null {
  const bridge: unknown = Reflect.get(scope, name)
  return bridge === undefined ? null : (bridge as Bridge)
}

/** The desktop shell around the window. */
export function desktopHost(bridge: Bridge): Host {
  return {
    kind: 'desktop',
    save: async (file) => bridge.save(file.name, await file.arrayBuffer()),
    openFile: (ticket) => bridge.openFile(ticket),
    pickStore: (purpose) => bridge.pickStore(purpose),
    open: (address) => bridge.open(address),
    copy: (text, isSecret) => bridge.copy(text, isSecret),
    notify: async (title, body) => {
      await bridge.notify(title, body)
      return true
    },
    lock: () => bridge.lock(),
    onLockAsked: (listener) => {
      const hear = ({ source, data }: MessageEvent) => {
        if (source === window && data === lockAskedMessage) listener()
      }
      window.addEventListener('message', hear)
      return () => window.removeEventListener('message', hear)
    },
  }
}
