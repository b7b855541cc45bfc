import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '#shared/kernel/message.ts'
import { readPdf } from '../../documents/reading.ts'
import { launchChromium } from '../../support/chromium.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { EntrancePage } from '../pages/entrance-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { makeDemoStore } from './demo-store.ts'
import { englishOnly } from './english-only.ts'
import { type OpenConsole, openConsole, passphrase } from './open-console.ts'
import {
  axeFindings,
  cutTexts,
  layoutShift,
  listScrollsSideways,
  ownWords,
  scrollsSideways,
} from './screen-faults.ts'

/** Places with a list, a form of a new record, and records; the others have one screen. */
const registers = [
  '/processing',
  '/systems',
  '/requests',
  '/incidents',
  '/breaches',
  '/vendors',
  '/tasks',
  '/connections',
  '/inventory',
]
const others = [
  '/today',
  '/calendar',
  '/calendar?view=week',
  '/requests/from-mail',
  '/requests/from-table',
  '/requests/retention',
  '/requests/statistics',
  '/authority',
  '/people',
  '/people/erased',
  '/network',
  '/documents',
  '/documents/new',
  '/files',
  '/organisation',
  '/audit',
  '/settings',
  '/settings/backups',
  '/settings/deadlines',
  '/settings/letters',
]
const screens = [
  ...others,
  ...registers.flatMap((place) => [place, `${place}/new`, `${place} record`, `${place} edit`]),
].filter((screen) => screen !== '/inventory edit')

/** The windows in which nothing may be cut or stick out. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 700 },
] as const

/** The first at a zoom of 200 %. */
const zoomed = { width: 640, height: 400 } as const

/** Looks at every screen of the demo store in one language and scheme, at each size, for what is cut or English. */
export function everyScreenIn(language: Language): void {
  // Both schemes are looked at, each in one of the languages.
  const scheme = language === 'de' ? 'dark' : 'light'
  let browser: Browser
  let demo: ReturnType<typeof makeDemoStore>
  let seen: OpenConsole
  beforeAll(async () => {
    browser = await launchChromium()
    demo = makeDemoStore(language)
    const opened = await openConsole(browser, { store: demo.path })
    await new EntrancePage(opened.page, opened.say).unlock(passphrase)
    await new ConsolePage(opened.page, opened.say).arrive()
    await opened.visit('/settings')
    seen = await opened.speak(language)
    await seen.page.emulateMedia({ colorScheme: scheme })
  }, 120_000)
  afterAll(async () => {
    await seen?.close()
    await browser?.close()
    demo?.remove()
  })

  test('every place of the sidebar is looked at', async () => {
    const places = await new ConsolePage(seen.page, seen.say).addresses()
    expect(places.length).toBeGreaterThan(10)
    expect(places.filter((place) => !screens.includes(place))).toEqual([])
  })

  test.each(screens)('%s is clean', async (screen) => {
    const { page } = seen
    const before = seen.complaints.length
    await page.setViewportSize(sizes[0])
    await show(seen, screen)
    if (screen === '/today') expect.soft(await layoutShift(page), 'layout shift').toBe(0)
    expect.soft(await axeFindings(page), `axe-core, ${scheme}`).toEqual([])
    if (language === 'de') expect.soft(englishOnly(await ownWords(page)), 'English').toEqual([])
    const poll = { timeout: 10_000 }
    for (const size of sizes) {
      const at = `at ${size.width}`
      await page.setViewportSize(size)
      await expect
        .poll(() => scrollsSideways(page), { ...poll, message: `scrolls sideways ${at}` })
        .toBe(false)
      await expect
        .poll(() => listScrollsSideways(page), { ...poll, message: `list scrolls ${at}` })
        .toBe(false)
      await expect.poll(() => cutTexts(page), { ...poll, message: `cut ${at}` }).toEqual([])
    }
    if (language === 'de') {
      // The language with the longest words. A table may be scrolled then (WCAG 2.2, 1.4.10), the window may not.
      await page.setViewportSize(zoomed)
      await expect
        .poll(() => scrollsSideways(page), { ...poll, message: 'scrolls sideways, zoomed' })
        .toBe(false)
      await expect
        .poll(() => cutTexts(page, ':not([role="grid"] *)'), { ...poll, message: 'cut, zoomed' })
        .toEqual([])
    }
    expect.soft(seen.complaints.slice(before), 'complaints').toEqual([])
  })

  test('a list is printed with its heads on every page, and without its tools', async () => {
    const { page, say } = seen
    await page.setViewportSize(sizes[2])
    await show(seen, '/processing')
    const { pages } = await readPdf(await page.pdf({ format: 'A4', landscape: true }))
    expect(pages.length).toBeGreaterThan(1)
    // The last of 25, which the window does not show.
    expect(pages.join()).toContain('PA-2024-001')
    for (const printed of pages) expect(printed).toContain(say('design:field.status'))
    expect(pages.join()).not.toContain(say('design:table.filter'))
  })

  test('what a list shortens is shown whole under the pointer', async () => {
    const { page } = seen
    await page.setViewportSize(sizes[0])
    await show(seen, '/requests')
    const shortened = page.locator('td [data-cuts]').filter({ hasText: ' · ' }).first()
    await shortened.hover()
    expect(await shortened.getAttribute('title')).toBe(await shortened.textContent())
  })
}

/** Shows a screen: an address, or the first record of a place, or the form of that record. */
async function show({ page, say, visit }: OpenConsole, screen: string): Promise<void> {
  const console = new ConsolePage(page, say)
  const [path = '', record] = screen.split(' ')
  // The form comes after its record, which is on the screen.
  await visit(record === 'edit' ? `${new URL(page.url()).pathname}/edit` : path)
  await console.settle()
  if (record !== 'record') return
  await new ListPage(page, say).openFirst()
  await console.settle()
}
