import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { EntrancePage } from '../pages/entrance-page.ts'
import { desktopFolder, electronPath, launchDesktop, noElectron, slowStart } from './desktop-window.ts'
import { openNewStore, passphrase } from './open-console.ts'
import { watchPage } from './watched-page.ts'
import { type Say, wordsOf } from './words.ts'

/** A new user in front of a new store, in one of the two shells. */
export interface Desk {
  /** The window; after a lock the desktop shows a fresh one. */
  readonly page: Page
  readonly say: Say
  readonly complaints: readonly string[]
  /** Does what saves a PDF, and takes the file as the shell has written it. */
  saved(work: () => Promise<void>): Promise<Uint8Array>
  /** Locks the store, and waits for the way in. */
  lock(): Promise<void>
  close(): Promise<void>
}

/** Both shells. */
export const desks = [
  { shell: 'a browser', missing: null, open: deskInBrowser },
  { shell: 'the desktop window', missing: electronPath === null ? noElectron : null, open: deskInWindow },
] as const

async function deskInBrowser(): Promise<Desk> {
  const browser = await launchChromium()
  const { page, say, complaints, close } = await openNewStore(browser)
  return {
    page,
    say,
    complaints,
    saved: async (work) => {
      const coming = page.waitForEvent('download', { timeout: 60_000 })
      await work()
      return readFile(await (await coming).path())
    },
    lock: async () => {
      await new ConsolePage(page, say).lock()
      await new EntrancePage(page, say).arrive()
    },
    close: async () => {
      await close()
      await browser.close()
    },
  }
}

async function deskInWindow(): Promise<Desk> {
  const { folder, remove } = desktopFolder()
  const app = await launchDesktop(folder)
  const complaints: string[] = []
  let page = await app.firstWindow({ timeout: slowStart })
  const say = wordsOf('en')
  await watchPage(page, complaints)
  await new EntrancePage(page, say).create({
    organisation: 'Lakeside Clinic',
    country: 'Ireland',
    path: join(folder, 'Lakeside.wardbook'),
    user: 'Ana',
    passphrase,
  })
  await new ConsolePage(page, say).arrive()
  return {
    get page() {
      return page
    },
    say,
    complaints,
    saved: async (work) => {
      await app.evaluate(({ dialog }, into) => {
        Reflect.set(globalThis, 'savedAs', '')
        dialog.showSaveDialog = async (_window: unknown, options?: { defaultPath?: string }) => {
          const name = (options?.defaultPath ?? '').split('/').at(-1) ?? ''
          Reflect.set(globalThis, 'savedAs', name)
          return { canceled: false, filePath: `${into}/${name}` }
        }
      }, folder)
      await work()
      await expect.poll(() => savedAs(app), { timeout: 60_000 }).not.toBe('')
      const path = join(folder, await savedAs(app))
      await expect.poll(() => isWhole(path), { timeout: 30_000 }).toBe(true)
      return readFileSync(path)
    },
    lock: async () => {
      const fresh = app.waitForEvent('window', { timeout: slowStart })
      await new ConsolePage(page, say).lock()
      page = await fresh
      await watchPage(page, complaints)
      await new EntrancePage(page, say).arrive()
    },
    close: async () => {
      await app.close()
      remove()
    },
  }
}

/** The name under which the window proposed to save; empty while it has not asked. */
function savedAs(app: ElectronApplication): Promise<string> {
  return app.evaluate(() => String(Reflect.get(globalThis, 'savedAs')))
}

function isWhole(pdf: string): boolean {
  return existsSync(pdf) && readFileSync(pdf).subarray(-8).includes('%%EOF')
}
