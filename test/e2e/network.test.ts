import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type HubSpotTwin, startHubSpotTwin, twinToken } from '../support/hubspot-twin.ts'
import { ConnectionPage } from './pages/connection-page.ts'
import { FormPage } from './pages/form-page.ts'
import { NetworkPage } from './pages/network-page.ts'
import { SettingsPage } from './pages/settings-page.ts'
import { type OpenConsole, openNewStore } from './support/open-console.ts'
import { axeFindings } from './support/screen-faults.ts'

let browser: Browser
let opened: OpenConsole
let twin: HubSpotTwin
beforeAll(async () => {
  browser = await launchChromium()
  twin = await startHubSpotTwin({ contacts: 120 })
  opened = await openNewStore(browser, { language: 'fr' })
}, 120_000)
afterAll(async () => {
  await opened?.close()
  await twin?.close()
  await browser?.close()
})

test('a proxy is set for the store, and its password does not come back to the window', async () => {
  const { page, say, visit } = opened
  await visit('/settings')
  const settings = new SettingsPage(page, say)
  await settings.setProxy({ address: 'http://proxy.example.com:3128', user: 'ana', password: 'open sesame' })
  await page.getByText(say('network:proxy.signedIn', { user: 'ana' })).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await settings.callDirectly()
  expect(await page.content()).not.toContain('open sesame')
}, 60_000)

test('every call of a connection stands in the network log, and an offline store makes none', async () => {
  const { page, say, visit } = opened
  const network = new NetworkPage(page, say)
  await visit('/network')
  await network.isEmpty()

  await visit('/systems/new')
  const system = new FormPage(page, say, 'system')
  await system.fill({ name: 'HubSpot' })
  await system.save()
  await visit('/connections/new')
  const connection = new ConnectionPage(page, say)
  await connection.create({ system: 'HubSpot', name: 'HubSpot', token: twinToken, address: twin.url })
  // The wizard tries a new connection by itself.
  await connection.outcome('test')
  const address = new URL(page.url()).pathname

  await network.switchByKeyboard()
  expect(await network.isOffline()).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  const before = twin.calls.length
  await connection.start('sync')
  await connection.outcome('sync', 'failed')
  expect(twin.calls).toHaveLength(before)

  await visit('/network')
  const rows = await network.rows()
  expect(rows, rows.join('\n')).toHaveLength(before + 1)
  expect(rows[0]).toContain(say('network:outcome.refused'))
  for (const row of rows.slice(1)) {
    expect(row).toContain(say('network:outcome.answered'))
    expect(row).toContain(new URL(twin.url).host)
  }
  expect(rows.join()).not.toContain(twinToken)
  expect(await axeFindings(page)).toEqual([])

  await network.switchByKeyboard()
  expect(await network.isOffline()).toBe(false)
  await visit(address)
  await connection.start('sync')
  await connection.outcome('sync')
  expect(twin.calls.length).toBeGreaterThan(before)
  expect(opened.complaints).toEqual([])
}, 120_000)
