import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openSupervisor, type Supervisor } from '../../src/main/loopback/supervisor.ts'
import { launchChromium } from '../support/chromium.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FormPage } from './pages/form-page.ts'
import { passphrase } from './support/open-console.ts'
import { wordsOf } from './support/words.ts'

const builtEngine = join(import.meta.dirname, '..', '..', 'out', 'main', 'loopback-engine.cjs')

/** The built engine with a clock that an hour passes on when the file `slept` appears, as while the machine sleeps. */
const engineWithClock = (slept: string) => `
import { existsSync } from 'node:fs'
const now = Date.now
Date.now = () => now() + (existsSync(${JSON.stringify(slept)}) ? 3_600_000 : 0)
await import(${JSON.stringify(pathToFileURL(builtEngine).href)})
`

const say = wordsOf('en')
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

let folder: string
let shell: Supervisor
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wardbook-idle-'))
  vi.stubEnv('XDG_STATE_HOME', join(folder, 'state'))
  const engineFile = join(folder, 'engine.mjs')
  writeFileSync(engineFile, engineWithClock(join(folder, 'slept')))
  shell = await openSupervisor({ engineFile, port: 0, now: () => Date.now(), onBroken: () => {} })
})
afterEach(async () => {
  await shell.close()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a browser left alone on a half-typed form shows the way in, asks nothing, and has what was typed afterwards', async () => {
  const page = await browser.newPage({ locale: 'en-IE' })
  page.setDefaultTimeout(20_000)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.goto(shell.address())
  const entrance = new EntrancePage(page, say)
  const place = join(folder, 'Lakeside.wardbook')
  await entrance.create({ organisation: 'Lakeside Clinic', path: place, user: 'Ana', passphrase })
  const console = new ConsolePage(page, say)
  await console.arrive()
  await page.goto(new URL('/systems/new', page.url()).href)
  const form = new FormPage(page, say, 'system')
  await form.fill({ name: 'Half typed' })
  writeFileSync(join(folder, 'slept'), '')
  await entrance.arrive()
  expect([asked, await page.content()]).toEqual([[], expect.not.stringContaining('Half typed')])
  await entrance.unlock(passphrase)
  await console.arrive()
  expect(await form.valueOf('name')).toBe('Half typed')
  await page.close()
}, 60_000)
