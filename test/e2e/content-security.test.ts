import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { footPlaces, placeGroups } from '../../src/renderer/app/places.ts'
import { type BuiltConsole, openBuiltConsole } from '../support/built-console.ts'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { openWatchedPage } from './support/watched-page.ts'
import { wordsOf } from './support/words.ts'

let browser: Browser
let shell: BuiltConsole
beforeAll(async () => {
  browser = await launchChromium()
  shell = await openBuiltConsole()
})
afterAll(async () => {
  await browser.close()
  await shell.close()
})

test('no place of the window violates its content security policy or complains', async () => {
  const say = wordsOf('en')
  const context = await browser.newContext({ locale: 'en-IE', colorScheme: 'dark' })
  const { page, complaints } = await openWatchedPage(context)
  await page.goto(shell.address)
  const entrance = new EntrancePage(page, say)
  await entrance.arrive()
  await entrance.create({
    organisation: 'Lakeside Clinic',
    path: join(shell.folder, 'Lakeside.wardbook'),
    user: 'Ana',
    passphrase: 'quiet harbour lantern 47',
  })
  const window = new ConsolePage(page, say)
  await window.arrive()
  const places = [...placeGroups.flatMap((group) => group.places), ...footPlaces]
  expect(places.length).toBeGreaterThan(5)
  for (const { key } of places) {
    await window.goTo(key)
    expect(complaints, key).toEqual([])
  }
  // The watch itself works: what the policy forbids is seen.
  await page.evaluate(() => {
    const picture = new Image()
    picture.src = 'https://example.org/x.png'
    document.body.append(picture)
  })
  await expect.poll(() => complaints.join('\n')).toContain('policy: img-src https://example.org')
  await context.close()
})
