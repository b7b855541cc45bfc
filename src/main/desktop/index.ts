import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { childEnvironment } from '../shell/child-environment.ts'
import { userStateFolder } from '../shell/state-folder.ts'
import { readWindowFiles } from '../shell/window-files.ts'
import { secretClipboard } from './clipboard.ts'
import { type EngineProcess, openEngineProcess } from './engine-process.ts'
import { desktopHost } from './host.ts'
import { idleLock } from './idle-lock.ts'
import { listenToWindows } from './ipc.ts'
import { systemKeychain } from './keychain.ts'
import { type LockRequest, lockRequest } from './lock-request.ts'
import { menuTemplate } from './menu.ts'
import { ownScheme } from './own-page.ts'
import { answerOwnScheme } from './protocol.ts'
import { refusedSwitch } from './refused-switches.ts'
import { restrictContents, restrictSession } from './security.ts'
import { openWindow, replaceWindow, type WindowOptions } from './window.ts'
import { shellWords } from './words.ts'

const built = join(import.meta.dirname, '..')
const resourcesDir = join(built, '..', 'resources')
const stateDir = userStateFolder()
/** Kept in memory only: no cache, no cookies, no storage on disk. */
const partition = 'wardbook'

if (app.isPackaged && refusedSwitch((name) => app.commandLine.hasSwitch(name)) !== null) app.exit(1)
if (!app.requestSingleInstanceLock()) app.exit(0)
// A developer's machine may have no sandbox (containers, root); what is installed always has.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: ownScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.on('web-contents-created', (_event, contents) => restrictContents(contents))
app.on('second-instance', () => {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  window?.focus()
})
void app.whenReady().then(open)

function open(): void {
  const words = shellWords(resourcesDir, app.getLocale())
  const ownSession = session.fromPartition(partition, { cache: false })
  restrictSession(ownSession)
  const files = readWindowFiles(join(built, 'renderer'))
  ownSession.protocol.handle(ownScheme, ({ method, url }) => answerOwnScheme(files, method, url))

  const windowOptions: WindowOptions = {
    preload: join(built, 'preload', 'preload.cjs'),
    partition,
    isPackaged: app.isPackaged,
    placeFile: join(stateDir, 'window.json'),
  }
  const secrets = secretClipboard(clipboard)
  const engine = openEngineProcess({
    fork: () =>
      utilityProcess.fork(join(import.meta.dirname, 'engine.cjs'), [], {
        env: childEnvironment(process.env),
        serviceName: 'Wardbook engine',
        stdio: 'inherit',
      }),
    newChannel: () => new MessageChannelMain(),
    start: { kind: 'start', resourcesDir, stateDir },
    keychain: systemKeychain({ safeStorage, platform: process.platform, now: () => Date.now() }),
    onReplaced: () => {
      request.settle()
      void secrets.forget()
      // Language and colours, which the local storage keeps, say nothing about a store.
      void ownSession.clearStorageData({
        storages: ['filesystem', 'indexdb', 'serviceworkers', 'cachestorage'],
      })
      for (const window of BrowserWindow.getAllWindows()) replaceWindow(window, windowOptions)
    },
    onBroken: () => {
      dialog.showErrorBox(words.dialog.brokenTitle, words.dialog.brokenDetail)
      app.exit(1)
    },
    now: () => Date.now(),
  })
  const request = lockRequest({
    askWindows: () => {
      for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send('lockAsked')
    },
    lock: engine.lock,
  })
  listenToWindows(
    ipcMain,
    desktopHost({
      app,
      dialog,
      shell,
      notification: Notification,
      windowOf: (contents) => BrowserWindow.fromWebContents(contents),
      engine,
      clipboard: secrets,
      words,
      stateDir,
    }),
  )
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate(words, process.platform === 'darwin', request.ask)),
  )
  lockWhenLeft(request, engine.idleMinutes)
  closeBeforeQuit(() => engine.close(request.ask).finally(secrets.forget))
  openWindow(windowOptions)
}

/** Locks when the machine sleeps, is locked or is left alone. Linux tells of its lock screen only when it is asked. */
function lockWhenLeft({ ask, askBeforeSleep }: LockRequest, idleMinutes: EngineProcess['idleMinutes']): void {
  powerMonitor.on('suspend', askBeforeSleep)
  powerMonitor.on('lock-screen', ask)
  powerMonitor.on('user-did-resign-active', ask)
  const isLeft = idleLock(
    {
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
      // The threshold is between active and idle, which is not asked for.
      isScreenLocked: () => powerMonitor.getSystemIdleState(60) === 'locked',
    },
    idleMinutes,
  )
  setInterval(() => {
    if (isLeft()) ask()
  }, 10_000)
}

/** What is being typed is kept and the store is closed properly before the last window and the last process end. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false
  app.on('browser-window-created', (_event, window) =>
    window.on('close', (event) => {
      if (isClosed) return
      event.preventDefault()
      app.quit()
    }),
  )
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void close().finally(() => {
      isClosed = true
      app.quit()
    })
  })
}
