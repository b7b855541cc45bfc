import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { PeoplePage } from './pages/people-page.ts'
import { type OpenConsole, openNewStore, passphrase } from './support/open-console.ts'
import { axeFindings } from './support/screen-faults.ts'

let browser: Browser
let opened: OpenConsole
beforeAll(async () => {
  browser = await launchChromium()
  opened = await openNewStore(browser)
})
afterAll(async () => {
  await opened?.close()
  await browser?.close()
})

const own = 'copper lantern drizzle quilt'
const later = 'seven marble orbits of tulip'

test('a contributor comes and goes, the keys change, and then one’s own key file, passphrase and recovery key', {
  timeout: 120_000,
}, async () => {
  const { page, say, visit } = opened
  const people = new PeoplePage(page, say)
  const entrance = new EntrancePage(page, say)
  const console = new ConsolePage(page, say)
  await visit('/settings')
  const temporary = await people.add('Ben', passphrase)
  expect(await people.shows('Ben', 'contributor')).toBe(true)
  expect(await axeFindings(page)).toEqual([])

  await console.lock()
  await entrance.unlockAs('Ben', temporary)
  await entrance.replacePassphrase(own)
  await console.arrive()
  await visit('/settings')
  expect(await people.shows('Ana', 'dpo')).toBe(true)
  expect(await people.offersChanges()).toBe(false)

  await console.lock()
  await entrance.unlock(passphrase)
  await console.arrive()
  await visit('/settings')
  await people.remove('Ben', passphrase)
  await people.rotate(passphrase)
  expect(await axeFindings(page)).toEqual([])

  const keyFile = await people.useKeyFile(passphrase)
  await people.removeKeyFile(passphrase, keyFile)
  await people.changePassphrase(passphrase, later)
  const recoveryKey = await people.replaceRecoveryKey(later)
  await console.lock()
  await entrance.unlockByRecoveryKey(recoveryKey)
  await console.arrive()
})
