import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Language } from '#shared/kernel/message.ts'
import { type BuiltConsole, openBuiltConsole } from '../../support/built-console.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { EntrancePage } from '../pages/entrance-page.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import { openWatchedPage } from './watched-page.ts'
import { type Say, wordsOf } from './words.ts'

/** A console in a browser, and a person in front of it. */
export interface OpenConsole {
  readonly shell: BuiltConsole
  readonly context: BrowserContext
  readonly page: Page
  readonly complaints: readonly string[]
  readonly say: Say
  /** Goes to an address of the open store by loading the page. */
  visit(path: string): Promise<void>
  /** Switches the window to another language, on the screen of settings; the same console in that language. */
  speak(language: Language): Promise<OpenConsole>
  close(): Promise<void>
}

export const passphrase = 'quiet harbour lantern 47'

const browserLanguages = { en: 'en-IE', fr: 'fr-FR', de: 'de-DE' } as const

interface Options extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme'> {
  readonly language?: Language
  /** The folder of a store that the unlock screen proposes. */
  readonly store?: string
}

/** Starts the built console and comes in by the address that it prints. */
export async function openConsole(browser: Browser, options: Options = {}): Promise<OpenConsole> {
  const { language = 'en', store, ...looks } = options
  const shell = await openBuiltConsole(store === undefined ? [] : [store])
  const context = await browser.newContext({
    locale: browserLanguages[language],
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...looks,
  })
  const { page, complaints } = await openWatchedPage(context)
  const say = wordsOf(language)
  await page.goto(shell.address)
  await new EntrancePage(page, say).arrive()
  const speaking = (spoken: Say): OpenConsole => ({
    shell,
    context,
    page,
    complaints,
    say: spoken,
    visit: async (path) => {
      await page.goto(`${shell.origin}${path}`)
      await new ConsolePage(page, spoken).arrive()
    },
    speak: async (next) => {
      await new SettingsPage(page, spoken).chooseLanguage(next)
      const nextSay = wordsOf(next)
      await new ConsolePage(page, nextSay).arrive()
      return speaking(nextSay)
    },
    close: async () => {
      await context.close()
      await shell.close()
    },
  })
  return speaking(say)
}

/** The same with a new store in it. */
export async function openNewStore(browser: Browser, options: Options = {}): Promise<OpenConsole> {
  const opened = await openConsole(browser, options)
  try {
    await new EntrancePage(opened.page, opened.say).create({
      organisation: 'Lakeside Clinic',
      path: join(opened.shell.folder, 'Lakeside.wardbook'),
      user: 'Ana',
      passphrase,
    })
    await new ConsolePage(opened.page, opened.say).arrive()
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}
