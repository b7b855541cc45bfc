import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { CountPage } from './pages/count-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { Keyboard } from './pages/keyboard.ts'
import { ListPage } from './pages/list-page.ts'
import { Overlays } from './pages/overlays.ts'
import { makeDemoStore } from './support/demo-store.ts'
import { type OpenConsole, openConsole, passphrase } from './support/open-console.ts'
import { axePractices, contrastFindings } from './support/screen-faults.ts'

/** Screens that have between them every kind of menu, list of choices, picker and popover. */
const screens = [
  '/today',
  '/processing',
  '/processing/new',
  '/requests',
  '/requests/new',
  '/breaches/new',
  '/inventory',
  '/people',
  '/audit',
  '/settings',
]

let browser: Browser
let demo: ReturnType<typeof makeDemoStore>
let opened: OpenConsole
let overlays: Overlays
beforeAll(async () => {
  browser = await launchChromium()
  demo = makeDemoStore('en')
  opened = await openConsole(browser, { store: demo.path })
  overlays = new Overlays(opened.page)
  await new EntrancePage(opened.page, opened.say).unlock(passphrase)
  await new ConsolePage(opened.page, opened.say).arrive()
}, 120_000)
afterAll(async () => {
  await opened?.close()
  await browser.close()
  demo.remove()
})

test.each(screens)(
  'everything that %s opens is clean',
  async (screen) => {
    await opened.visit(screen)
    await new ConsolePage(opened.page, opened.say).settle()
    for (const opener of await overlays.openers()) {
      await overlays.open(opener)
      await isClean(await overlays.nameOf(opener))
      await overlays.close(opener)
    }
  },
  120_000,
)

test('every filter of a list is clean', async () => {
  const { page, say } = opened
  await opened.visit('/requests')
  const list = new ListPage(page, say)
  for (const filter of await list.filterNames()) {
    await list.openFilter(filter)
    await isClean(filter)
    await page.keyboard.press('Escape')
  }
}, 120_000)

test('the people whom a breach affects are counted, and both dialogs are clean', async () => {
  const { page, say } = opened
  await opened.visit('/breaches')
  await new ListPage(page, say).openFirst()
  const count = new CountPage(page, say)
  await count.open()
  await count.choose('Customer system')
  await count.count()
  await isClean('count')
  await count.keep()
  await count.showKept()
  await isClean('kept count')
}, 60_000)

test('the palette and the keys are clean', async () => {
  const { page, say } = opened
  const keys = new Keyboard(page, say)
  await opened.visit('/today')
  await keys.press('Control+k')
  await keys.dialog(say('app:find'))
  await keys.type('a')
  await isClean('palette')
  await keys.press('Escape')
  await keys.noDialog()
  await keys.press('?')
  await keys.dialog(say('design:keys.title'))
  await isClean('keys')
  await keys.press('Escape')
  await keys.noDialog()
})

/** Looks at what is open in light, and in dark for what other colours change. */
async function isClean(name: string): Promise<void> {
  const { page } = opened
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await axePractices(page), name).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await contrastFindings(page), `${name}, dark`).toEqual([])
}
