import type { Session, WebContents, WebPreferences } from 'electron'
import { isOwnPage } from './own-page.ts'

/** The settings of every window: the page is a page, with no way into Node but the doorway script. */
export function webPreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    disableBlinkFeatures: 'Auxclick',
    devTools: !isPackaged,
  }
}

/** Denies a session everything that the console does not need: permissions, devices, downloads, the network. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url) }))
}

/** Keeps a window on its own pages. */
export function restrictContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', stayOnOwnPages)
  contents.on('will-frame-navigate', stayOnOwnPages)
  contents.on('will-redirect', stayOnOwnPages)
  // No page can refuse to be closed.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}

function stayOnOwnPages(event: { readonly url: string; preventDefault: () => void }): void {
  if (!isOwnPage(event.url)) event.preventDefault()
}

/** The window's own files, and pictures that it made itself. */
function mayLoad(address: string): boolean {
  return isOwnPage(address) || address.startsWith('blob:app://bundle/') || address.startsWith('devtools:')
}
