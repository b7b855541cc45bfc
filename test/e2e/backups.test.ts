import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type HubSpotTwin, startHubSpotTwin, twinToken } from '../support/hubspot-twin.ts'
import { BackupsPage } from './pages/backups-page.ts'
import { ConnectionPage } from './pages/connection-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { ErasurePage } from './pages/erasure-page.ts'
import { FormPage } from './pages/form-page.ts'
import { ListPage } from './pages/list-page.ts'
import { type OpenConsole, openNewStore, passphrase } from './support/open-console.ts'
import { axeFindings } from './support/screen-faults.ts'

let browser: Browser
let opened: OpenConsole
let twin: HubSpotTwin
beforeAll(async () => {
  browser = await launchChromium()
  twin = await startHubSpotTwin({ contacts: 12 })
  opened = await openNewStore(browser)
}, 120_000)
afterAll(async () => {
  await opened?.close()
  await twin?.close()
  await browser?.close()
})

test('a person who is erased stays erased when a backup is restored, from the page and from the entrance', async () => {
  const { page, say, visit, shell } = opened
  const backups = new BackupsPage(page, say)
  const erasure = new ErasurePage(page, say)
  const entrance = new EntrancePage(page, say)
  const console = new ConsolePage(page, say)
  const arrive = async () => {
    await entrance.unlock(passphrase)
    await console.arrive()
  }

  await visit('/systems/new')
  const system = new FormPage(page, say, 'system')
  await system.fill({ name: 'HubSpot' })
  await system.save()
  await visit('/connections/new')
  const connection = new ConnectionPage(page, say)
  await connection.create({ system: 'HubSpot', name: 'HubSpot', token: twinToken, address: twin.url })
  await connection.start('sync')
  await connection.outcome('sync')

  await visit('/settings/backups')
  await backups.make()

  await visit('/people')
  const identifier = await erasure.begin()
  expect(await axeFindings(page)).toEqual([])
  expect(await erasure.erase(identifier, passphrase)).toContain(say('person:copy.backup'))
  await erasure.close()
  await new ListPage(page, say).counts(11)
  expect(opened.complaints).toEqual([])

  await visit('/settings/backups')
  expect(await backups.preview()).toContain(say('backup:restore.erased_one', { count: 1 }))
  expect(await axeFindings(page)).toEqual([])
  expect(await backups.restore(passphrase)).toContain(say('backup:restore.erasedAgain_one', { count: 1 }))
  await backups.leave()
  await arrive()
  await visit('/people')
  await new ListPage(page, say).counts(11)
  await visit('/people/erased')
  expect(await erasure.ledger()).toHaveLength(1)
  await erasure.letBack(identifier, 'Erased by mistake')
  await visit('/settings/backups')
  await backups.removeAside(passphrase)

  await console.lock()
  await entrance.arrive()
  const database = join(shell.folder, 'Lakeside.wardbook', 'store.db')
  const bytes = readFileSync(database)
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
  writeFileSync(database, bytes)
  await entrance.unlock(passphrase)
  const refusal = await entrance.refusal()
  expect(refusal).toContain(say('faults:store-damaged.title'))
  expect(refusal).toMatch(/Lakeside-.*\.wardbook-backup/)
  await backups.restoreFromEntrance(passphrase)
  await arrive()
  await visit('/people')
  await new ListPage(page, say).counts(11)
}, 120_000)
