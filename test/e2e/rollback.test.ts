import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { AuditPage } from './pages/audit-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FormPage } from './pages/form-page.ts'
import { RecordPage } from './pages/record-page.ts'
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

test('a database put back from an older copy is told of, and written again once its dpo has accepted it', async () => {
  const { page, say, visit, shell } = opened
  const database = join(shell.folder, 'Lakeside.wardbook', 'store.db')
  const console = new ConsolePage(page, say)
  const entrance = new EntrancePage(page, say)
  const record = async (name: string) => {
    await visit('/vendors/new')
    await new FormPage(page, say, 'vendor').fill({ name })
    await new FormPage(page, say, 'vendor').save()
  }
  await console.lock()
  await entrance.arrive()
  cpSync(database, `${database}-older`)
  await entrance.unlock(passphrase)
  await console.arrive()
  await record('Lost with the disk')
  await new RecordPage(page, say).arrive('Lost with the disk')
  await console.lock()
  await entrance.arrive()
  for (const rest of ['', '-wal', '-shm']) rmSync(`${database}${rest}`, { force: true })
  cpSync(`${database}-older`, database)
  await entrance.unlock(passphrase)
  await console.arrive()

  await visit('/audit')
  const log = new AuditPage(page, say)
  await log.tells('behind')
  expect(await axeFindings(page)).toEqual([])
  await log.accept('Copied back after the disk failed', async () =>
    expect(await axeFindings(page)).toEqual([]),
  )
  await page.getByText(say('audit:rollback.behind')).waitFor({ state: 'hidden' })
  await page.getByText(say('design:action.acknowledgeRollback')).waitFor()

  await record('Recorded again')
  await new RecordPage(page, say).arrive('Recorded again')
}, 120_000)

test('an entry is found and read, the log is verified and exported, and a checkpoint that was kept agrees with it', async () => {
  const { page, say, visit } = opened
  const log = new AuditPage(page, say)
  await visit('/audit')
  await log.narrow(say('vendor:one'), say('design:action.create'))
  await log.openFirst(say('design:field.name'), 'Recorded again')
  expect(await axeFindings(page)).toEqual([])
  await log.close()
  await log.verify()
  const paper = await log.keepCheckpoint('Archive, shelf 7')
  expect(await axeFindings(page)).toEqual([])
  await log.close()
  await log.compare(paper)
  expect(await axeFindings(page)).toEqual([])
  await log.close()
  expect((await log.export()).suggestedFilename()).toMatch(/^audit-log-.*\.jsonl$/)
}, 120_000)
