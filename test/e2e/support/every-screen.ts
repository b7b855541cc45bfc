import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
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
export const screens = [
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

/** The screens of the demo store in one language and scheme, and what is wrong with them. */
export interface Screens {
  /** Places of the sidebar that `screens` leaves out. */
  leftOut(): Promise<readonly string[]>
  /** What is cut, sticks out, is English, cannot be reached or complained, at each size. */
  faultsOf(screen: string): Promise<readonly unknown[]>
  /** The pages on which a list of 25 records is printed. */
  printedList(): Promise<readonly string[]>
  /** What a list shortens, and what is told of it under the pointer. */
  shortened(): Promise<{ readonly text: string | null; readonly title: string | null }>
  readonly say: (key: string) => string
}

/** Opens the demo store before the tests of a file, and closes it after them. */
export function screensIn(language: Language): Screens {
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
  return {
    say: (key) => seen.say(key),
    leftOut: async () => {
      const places = await new ConsolePage(seen.page, seen.say).addresses()
      // None at all would leave none out.
      return places.length > 10 ? places.filter((place) => !screens.includes(place)) : ['too few places']
    },
    faultsOf: async (screen) => {
      const { page } = seen
      const before = seen.complaints.length
      await page.setViewportSize(sizes[0])
      await show(seen, screen)
      const shift = screen === '/today' ? await layoutShift(page) : 0
      const found: unknown[] = [
        ...(shift === 0 ? [] : [`layout shift ${shift}`]),
        ...(await axeFindings(page)),
        ...(language === 'de' ? englishOnly(await ownWords(page)) : []),
      ]
      for (const size of sizes) {
        await page.setViewportSize(size)
        const faults = await settledFaults(async () => [
          ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
          ...((await listScrollsSideways(page)) ? ['list scrolls sideways'] : []),
          ...(await cutTexts(page)),
        ])
        found.push(...faults.map((fault) => `at ${size.width}: ${JSON.stringify(fault)}`))
      }
      if (language === 'de') {
        // The language with the longest words. A table may be scrolled then (WCAG 2.2, 1.4.10), the window may not.
        await page.setViewportSize(zoomed)
        const zoomedFaults = await settledFaults(async () => [
          ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
          ...(await cutTexts(page, ':not([role="grid"] *)')),
        ])
        found.push(...zoomedFaults.map((fault) => `zoomed: ${JSON.stringify(fault)}`))
      }
      return [...found, ...seen.complaints.slice(before)]
    },
    printedList: async () => {
      const { page } = seen
      await page.setViewportSize(sizes[2])
      await show(seen, '/processing')
      const { pages } = await readPdf(await page.pdf({ format: 'A4', landscape: true }))
      return pages
    },
    shortened: async () => {
      const { page } = seen
      await page.setViewportSize(sizes[0])
      await show(seen, '/requests')
      const cell = page.locator('td [data-cuts]').filter({ hasText: ' · ' }).first()
      await cell.hover()
      return { text: await cell.textContent(), title: await cell.getAttribute('title') }
    },
  }
}

/** What is still found when the window has come to rest after a change of its size, ten seconds at most. */
async function settledFaults(look: () => Promise<readonly unknown[]>): Promise<readonly unknown[]> {
  const until = Date.now() + 10_000
  for (;;) {
    const found = await look()
    if (found.length === 0 || Date.now() > until) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
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
