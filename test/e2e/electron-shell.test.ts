import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../documents/reading.ts'
import { ConsolePage } from './pages/console-page.ts'
import { DocumentPage } from './pages/document-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FilesPage } from './pages/files-page.ts'
import { FormPage } from './pages/form-page.ts'
import { ListPage } from './pages/list-page.ts'
import { PeoplePage } from './pages/people-page.ts'
import { RecordPage } from './pages/record-page.ts'
import {
  desktopFolder,
  electronPath,
  launchDesktop,
  noElectron,
  slowStart,
} from './support/desktop-window.ts'
import { engineOf } from './support/engine-of.ts'
import { watchPage } from './support/watched-page.ts'
import { wordsOf } from './support/words.ts'

const root = join(import.meta.dirname, '..', '..')
const say = wordsOf('en')
const passphrase = 'quiet harbour lantern 47'
/** Runs where an Electron is: ELECTRON_EXECUTABLE names it. It shows the built product, as `npm test` has built it. */
describe.skipIf(electronPath === null)('the desktop window', () => {
  let folder: string
  let remove: () => void
  let app: ElectronApplication
  let page: Page
  beforeAll(async () => {
    ;({ folder, remove } = desktopFolder())
    await launch()
  }, 2 * slowStart)
  const launch = async () => {
    app = await launchDesktop(folder)
    page = await app.firstWindow({ timeout: slowStart })
    page.setDefaultTimeout(10_000)
  }
  /** Shows a file in what stands for another program; gives where its copy lies. */
  const openFile = async (name: string) => {
    await app.evaluate(({ shell }) => {
      shell.openPath = async (path) => {
        Reflect.set(globalThis, 'openedPath', path)
        return ''
      }
    })
    await new FilesPage(page, say).openOutside(name)
    return app.evaluate(() => String(Reflect.get(globalThis, 'openedPath')))
  }
  afterAll(async () => {
    await app.close()
    remove()
  })

  test('opens, a page without Node and with the functions of its shell alone', async () => {
    await new EntrancePage(page, say).arrive()
    expect(page.url()).toBe('app://bundle/')
    const seen = await page.evaluate(() => ({
      node: ['require', 'process', 'Buffer', 'global', 'module', 'setImmediate'].filter(
        (name) => typeof Reflect.get(window, name) !== 'undefined',
      ),
      bridge: Object.entries(Reflect.get(window, 'wardbook')).map(
        ([name, value]) => `${name} ${typeof value}`,
      ),
    }))
    expect(seen).toEqual({
      node: [],
      bridge: ['connect', 'save', 'openFile', 'pickStore', 'open', 'copy', 'notify', 'lock'].map(
        (name) => `${name} function`,
      ),
    })
    expect(
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize()),
    ).toEqual([1024, 700])
  })

  test('keeps what it loads, where it goes and what it opens to itself', async () => {
    const outcomes = await page.evaluate(async () => {
      const fails = (promise: Promise<unknown>) =>
        promise.then(
          () => 'done',
          () => 'refused',
        )
      const attempt = (act: () => unknown) => {
        try {
          act()
          return 'done'
        } catch {
          return 'refused'
        }
      }
      return {
        outside: await fails(fetch('https://example.org/')),
        file: await fails(fetch('file:///etc/passwd')),
        popup: window.open('https://example.org/') === null ? 'refused' : 'opened',
        worker: attempt(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
        sharedWorker: attempt(() => new SharedWorker('/index.js')),
        script: attempt(() => {
          document.createElement('script').textContent = '1'
        }),
        markup: attempt(() => {
          document.createElement('div').innerHTML = '<img src=x onerror=1>'
        }),
        permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }
    })
    expect(outcomes).toEqual({
      outside: 'refused',
      file: 'refused',
      popup: 'refused',
      worker: 'refused',
      sharedWorker: 'refused',
      script: 'refused',
      markup: 'refused',
      permission: 'denied',
    })
  })

  test('creates a store, writes a file where the person says, and locks into a fresh window', {
    timeout: 90_000,
  }, async () => {
    const { complaints } = await watchPage(page)
    const entrance = new EntrancePage(page, say)
    await entrance.create({
      organisation: 'Lakeside Clinic',
      path: join(folder, 'Lakeside.wardbook'),
      user: 'Ana',
      passphrase,
    })
    await new ConsolePage(page, say).arrive()
    await page.screenshot({ path: join(root, 'test-results', 'desktop-window.png') })

    const place = join(folder, 'saved.bin')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, place)
    const isSaved = await page.evaluate(() =>
      Reflect.get(window, 'wardbook').save('register.pdf', new Uint8Array([1, 2, 3]).buffer),
    )
    expect([isSaved, [...readFileSync(place)]]).toEqual([true, [1, 2, 3]])
    expect(complaints).toEqual([])

    const clipboardText = () => app.evaluate(({ clipboard }) => clipboard.readText())
    await page.evaluate(() => Reflect.get(window, 'wardbook').copy('AAAA-BBBB', true))
    expect(await clipboardText()).toBe('AAAA-BBBB')
    const fresh = app.waitForEvent('window')
    await new ConsolePage(page, say).lock()
    page = await fresh
    page.setDefaultTimeout(10_000)
    await new EntrancePage(page, say).unlock(passphrase)
    await new ConsolePage(page, say).arrive()
    expect([app.windows().length, await clipboardText()]).toEqual([1, ''])
  })

  test('records a request and exports the register as PDF', async () => {
    const place = new ConsolePage(page, say)
    const list = new ListPage(page, say)
    await place.goTo('requests')
    await list.begin(say('rights-request:new'))
    const intake = new FormPage(page, say, 'rights-request')
    await intake.section('person')
    await intake.fill({ subjectName: 'Nadia Example' })
    await intake.section('request')
    await intake.tick(say('codes:right.art15Access'))
    await intake.save()
    await new RecordPage(page, say).arrive('Nadia Example')
    await page.screenshot({ path: join(root, 'test-results', 'desktop-request.png') })

    const file = join(folder, 'register.pdf')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, file)
    await place.goTo('documents')
    await list.begin(say('documents:make'))
    const documents = new DocumentPage(page, say)
    await documents.chooseKind('rights-request-register')
    await documents.preview()
    expect(await documents.hasInk(1)).toBe(true)
    await documents.press()
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true)
    const pdf = await readPdf(readFileSync(file))
    expect(pdf.text).toMatch(/REQ-\d{4}-001/)
  })

  test('opens a file in another program as a copy of its own, which is wiped by a lock, on quitting and after a crash', {
    timeout: 120_000,
  }, async () => {
    const place = new ConsolePage(page, say)
    const text = 'The parties agree.\n'
    const toFiles = async () => {
      const console = new ConsolePage(page, say)
      await console.arrive()
      await console.goTo('requests')
      await new ListPage(page, say).openFirst()
      await new RecordPage(page, say).open(say('attachment:tab'))
    }
    const unlock = async () => {
      await new EntrancePage(page, say).unlock(passphrase)
      await toFiles()
    }
    await toFiles()
    await new FilesPage(page, say).addByKeyboard([{ name: 'contract.txt', buffer: Buffer.from(text) }])
    const first = await openFile('contract.txt')
    expect([readFileSync(first, 'utf8'), statSync(first).mode & 0o777]).toEqual([text, 0o400])
    expect(first.startsWith(join(folder, 'state'))).toBe(true)
    const fresh = app.waitForEvent('window')
    await place.lock()
    page = await fresh
    page.setDefaultTimeout(10_000)
    await new EntrancePage(page, say).arrive()
    expect(existsSync(first)).toBe(false)

    await unlock()
    const second = await openFile('contract.txt')
    expect(existsSync(second)).toBe(true)
    await app.close()
    expect(existsSync(second)).toBe(false)

    await launch()
    await unlock()
    const third = await openFile('contract.txt')
    // The engine first: it would wipe what it had opened as soon as its shell is gone.
    const engine = engineOf(app.process().pid ?? 0)
    const ended = new Promise((resolve) => app.process().once('exit', resolve))
    process.kill(engine, 'SIGKILL')
    app.process().kill('SIGKILL')
    await ended
    expect(existsSync(third)).toBe(true)
    await launch()
    await new EntrancePage(page, say).arrive()
    expect(existsSync(third)).toBe(false)
    await new EntrancePage(page, say).unlock(passphrase)
    await new ConsolePage(page, say).arrive()
  })

  test('keeps what is half typed when its menu, idleness or its own end locks the store', {
    timeout: 90_000,
  }, async () => {
    const form = () => new FormPage(page, say, 'system')
    const comeBack = async () => {
      page.setDefaultTimeout(10_000)
      await new EntrancePage(page, say).unlock(passphrase)
      await new ConsolePage(page, say).arrive()
    }
    const lockBy = async (cause: () => Promise<void>) => {
      const fresh = app.waitForEvent('window')
      await cause()
      page = await fresh
      await comeBack()
    }
    await new ConsolePage(page, say).goTo('systems')
    await new ListPage(page, say).begin(say('system:new'))
    await form().fill({ name: 'Half typed' })
    await lockBy(() =>
      app.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        items?.find(({ accelerator }) => accelerator === 'CmdOrCtrl+L')?.click()
      }),
    )
    expect(await form().valueOf('name')).toBe('Half typed')

    await form().fill({ name: 'Half typed and left alone' })
    await lockBy(() =>
      app.evaluate(({ powerMonitor }) => {
        powerMonitor.getSystemIdleTime = () => 3_600
      }),
    )
    expect(await form().valueOf('name')).toBe('Half typed and left alone')

    await form().fill({ name: 'Half typed at the end' })
    const ended = app.waitForEvent('close')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await ended
    await launch()
    await comeBack()
    await new ConsolePage(page, say).goTo('systems')
    await new ListPage(page, say).begin(say('system:new'))
    expect(await form().valueOf('name')).toBe('Half typed at the end')
    await new ConsolePage(page, say).leaveFor('today')
    await new ConsolePage(page, say).answerLeaving('discard')
  })

  test('opens after a lock by the keychain of the system, where that is worth something', {
    timeout: 90_000,
  }, async () => {
    const place = new ConsolePage(page, say)
    await place.goTo('settings')
    const reasons = ['none', 'plainText'].map((reason) => say(`faults:keychain-unavailable.help_${reason}`))
    await page.getByText(new RegExp(reasons.map((text) => text.slice(0, 40)).join('|'))).waitFor()

    await app.evaluate(({ safeStorage }) => {
      const turned = (text: string) => [...text].reverse().join('')
      Object.assign(safeStorage, {
        getSelectedStorageBackend: () => 'gnome_libsecret',
        isAsyncEncryptionAvailable: async () => true,
        encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
        decryptStringAsync: async (sealed: Buffer) => ({ result: turned(sealed.toString()) }),
      })
    })
    await place.goTo('today')
    await place.goTo('settings')
    await new PeoplePage(page, say).letDeviceOpen(passphrase)
    const fresh = app.waitForEvent('window')
    await place.lock()
    page = await fresh
    page.setDefaultTimeout(10_000)
    await new EntrancePage(page, say).unlockByDevice()
    await new ConsolePage(page, say).arrive()
  })

  // The last one: to the browser's driver a navigation that is prevented never ends.
  test('stays on its own pages', async () => {
    const address = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const prevented = new Promise((resolve) => contents?.once('will-frame-navigate', resolve))
      void contents?.executeJavaScript('location.href = "https://example.org/"')
      await prevented
      return contents?.getURL()
    })
    expect(address).toMatch(/^app:\/\/bundle\//)
  })
})

test.skipIf(electronPath !== null)(
  'the desktop window is tested where ELECTRON_EXECUTABLE names an Electron',
  ({ skip }) => {
    skip(noElectron)
  },
)
