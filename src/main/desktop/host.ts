import { join } from 'node:path'
import type {
  App,
  BrowserWindow,
  Dialog,
  Notification,
  OpenDialogOptions,
  Shell,
  WebContents,
} from 'electron'
import type { Picked } from '#shared/contract/host.ts'
import { plainName } from '#shared/kernel/file-name.ts'
import type { SecretClipboard } from './clipboard.ts'
import type { EngineProcess } from './engine-process.ts'
import type { WindowRequests } from './ipc.ts'
import { openOutside } from './outside-link.ts'
import { openTakenOut } from './taken-out-file.ts'
import type { ShellWords } from './words.ts'

/** What the host of the windows needs of Electron and of the engine. */
export interface HostSurroundings {
  readonly app: Pick<App, 'getPath'>
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox'>
  readonly shell: Pick<Shell, 'openExternal' | 'openPath'>
  readonly notification: new (options: { title: string; body: string }) => Pick<Notification, 'show'>
  readonly windowOf: (contents: WebContents) => BrowserWindow | null
  readonly engine: EngineProcess
  readonly clipboard: SecretClipboard
  readonly words: ShellWords
  /** The folder of this user's state, in which the engine puts files to be shown. */
  readonly stateDir: string
}

/** The dialog for each thing that is picked. */
function pickers({ dialog }: ShellWords): Readonly<Record<Picked, OpenDialogOptions>> {
  return {
    open: { title: dialog.openStore, properties: ['openDirectory'] },
    create: { title: dialog.createStore, properties: ['openDirectory', 'createDirectory'] },
    backup: {
      title: dialog.openBackup,
      properties: ['openFile'],
      filters: [{ name: 'Wardbook', extensions: ['wardbook-backup'] }],
    },
  }
}

/** Answers what a window asks of its shell. */
export function desktopHost(surroundings: HostSurroundings): WindowRequests {
  const { app, dialog, shell, notification, engine, words } = surroundings
  const windowOf = (contents: WebContents) => {
    const window = surroundings.windowOf(contents)
    if (window === null) throw new Error('refused')
    return window
  }
  return {
    connect: async (contents) => {
      contents.postMessage('enginePort', null, [engine.connect()])
    },
    save: async (contents, fileName) => {
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(contents), {
        defaultPath: join(app.getPath('documents'), plainName(fileName)),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || !filePath) return false
      contents.postMessage('savePort', null, [engine.receiveFile(filePath)])
      return true
    },
    openFile: (contents, ticket) =>
      openTakenOut(surroundings.stateDir, ticket, words, {
        openPath: (path) => shell.openPath(path),
        ask: async (question) =>
          (await dialog.showMessageBox(windowOf(contents), { type: 'warning', ...question })).response,
      }),
    pickStore: async (contents, purpose) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(contents), {
        buttonLabel: words.dialog.select,
        ...pickers(words)[purpose],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    open: (contents, address) =>
      openOutside(address, words, {
        openExternal: (url) => shell.openExternal(url),
        ask: async (question) =>
          (await dialog.showMessageBox(windowOf(contents), { type: 'question', ...question })).response,
      }),
    copy: async (_contents, text, isSecret) => surroundings.clipboard.copy(text, isSecret),
    notify: async (_contents, title, body) => new notification({ title, body }).show(),
    lock: async () => engine.lock(),
  }
}
