import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type BuiltConsole, openBuiltConsole } from '../support/built-console.ts'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { openWatchedPage } from './support/watched-page.ts'
import { wordsOf } from './support/words.ts'

const say = wordsOf('en')
const passphrase = 'quiet harbour lantern 47'

let browser: Browser
let context: BrowserContext
let shell: BuiltConsole
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(async () => {
  shell = await openBuiltConsole()
  context = await browser.newContext({ locale: 'en-IE' })
})
afterEach(async () => {
  await context.close()
  await shell.close()
})

test('the printed address opens the console once, and the code leaves address and history', async () => {
  const { page, complaints } = await openWatchedPage(context)
  await page.goto(shell.address)
  await new EntrancePage(page, say).arrive()
  expect(page.url()).toBe(`${shell.origin}/`)
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  expect(complaints).toEqual([])

  const stranger = await browser.newContext({ locale: 'de-DE' })
  const second = await stranger.newPage()
  await second.goto(shell.address)
  await second.getByRole('heading', { name: wordsOf('de')('shell:noSession.title') }).waitFor()
  await second.goto(await shell.nextAddress())
  await second.reload()
  await new EntrancePage(second, wordsOf('de')).arrive()
  await stranger.close()
})

test('a further tab gets the session from the open one; a page that was loaded again keeps it', async () => {
  const first = await openWatchedPage(context)
  await first.page.goto(shell.address)
  await new EntrancePage(first.page, say).arrive()
  const second = await openWatchedPage(context)
  await second.page.goto(`${shell.origin}/requests`)
  await new EntrancePage(second.page, say).arrive()
  await first.page.close()
  await second.page.reload()
  await new EntrancePage(second.page, say).arrive()
  expect(second.complaints).toEqual([])
})

test('a lock in one tab locks the other, and the session outlives it', async () => {
  const first = await openWatchedPage(context)
  await first.page.goto(shell.address)
  const entrance = new EntrancePage(first.page, say)
  await entrance.arrive()
  await entrance.create({
    organisation: 'Lakeside Clinic',
    path: join(shell.folder, 'Lakeside.wardbook'),
    user: 'Ana',
    passphrase,
  })
  await new ConsolePage(first.page, say).arrive()
  const second = await openWatchedPage(context)
  await second.page.goto(shell.origin)
  const other = new ConsolePage(second.page, say)
  await other.arrive()
  expect([...first.complaints, ...second.complaints]).toEqual([])

  await other.lock()
  await entrance.arrive()
  await entrance.unlock(passphrase)
  await new ConsolePage(first.page, say).arrive()
})

test('neither the code nor the session stands in the arguments or the environment of a process', async () => {
  const { page } = await openWatchedPage(context)
  await page.goto(shell.address)
  await new EntrancePage(page, say).arrive()
  const token = await page.evaluate(() => sessionStorage.getItem('wardbook-session') ?? '')
  const code = new URL(shell.address).hash.slice('#code='.length)
  expect([token.length, code.length]).toEqual([43, 32])
  const processes = familyOf(shell.process.pid ?? 0)
  expect(processes.length).toBeGreaterThanOrEqual(2)
  for (const pid of processes) {
    for (const file of ['cmdline', 'environ']) {
      const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
      expect(text.includes(token) || text.includes(code), `${file} of ${pid}`).toBe(false)
    }
    expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(
      pid === shell.process.pid ? /./ : /core file size +0/i,
    )
  }
})

/** A process and its children. */
function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...(children === '' ? [] : children.split(' ').map(Number).flatMap(familyOf))]
}
