import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { CalendarPage } from './pages/calendar-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FormPage } from './pages/form-page.ts'
import { Keyboard } from './pages/keyboard.ts'
import { ListPage } from './pages/list-page.ts'
import { RecordPage } from './pages/record-page.ts'
import { type OpenConsole, openConsole, openNewStore } from './support/open-console.ts'

/** The core of the job without a mouse: nothing here is clicked. */
let browser: Browser
let opened: OpenConsole
let keys: Keyboard
let list: ListPage
let record: RecordPage
let form: FormPage
beforeAll(async () => {
  browser = await launchChromium()
  opened = await openNewStore(browser)
  const { page, say } = opened
  keys = new Keyboard(page, say)
  list = new ListPage(page, say)
  record = new RecordPage(page, say)
  form = new FormPage(page, say, 'vendor')
})
afterAll(async () => {
  await opened?.close()
  await browser?.close()
})

test('Ctrl+K goes to a place and begins a record', async () => {
  const { say } = opened
  await keys.palette(say('app:place.vendors'))
  await list.arrive(say('vendor:title'))
  await keys.palette(say('vendor:new'))
  await list.arrive(say('vendor:new'))
})

test('a form is filled with Tab and saved with Ctrl+S', async () => {
  const { say } = opened
  await keys.tabTo(say('design:field.name'))
  await keys.type('Parcel Express')
  await keys.tabTo(say('vendor:field.legalName'))
  await keys.type('Parcel Express Ltd')
  await keys.press('Control+s')
  await record.arrive('Parcel Express')
})

test('E edits, Ctrl+Shift+Enter saves and begins the next', async () => {
  const { say } = opened
  await keys.palette(say('vendor:new'))
  await keys.tabTo(say('design:field.name'))
  await keys.type('Bright Mail')
  await keys.press('Control+Shift+Enter')
  await expect.poll(() => form.valueOf('name')).toBe('')
  await keys.palette(say('app:place.vendors'))
  await list.arrive(say('vendor:title'))
  await list.has('Bright Mail')
})

test('in a list the arrows move, Enter opens, N begins, and / searches', async () => {
  const { say } = opened
  await keys.press('ArrowDown')
  await keys.focusedRow()
  await keys.press('ArrowDown')
  const row = await keys.focusedRow()
  expect(row).toMatch(/Bright Mail|Parcel Express/)
  await keys.press('Enter')
  const name = row.includes('Bright Mail') ? 'Bright Mail' : 'Parcel Express'
  await record.arrive(name)
  await keys.press('e')
  await keys.tabTo(say('vendor:field.legalName'))
  await keys.type(' and sons')
  await keys.press('Control+s')
  await record.arrive(name)
  await record.shows('and sons')

  await keys.palette(say('app:place.vendors'))
  await list.arrive(say('vendor:title'))
  await keys.press('/')
  await keys.type('bright')
  await list.hasNot('Parcel Express')
  await keys.press('Escape')
  await keys.press('n')
  await list.arrive(say('vendor:new'))
})

test('the palette takes what it shows as chosen, never an answer to what was typed before', async () => {
  const { say } = opened
  await keys.press('Control+k')
  await keys.dialog()
  await keys.type('Bright')
  await keys.chosen('Bright Mail')
  await keys.press('Control+a')
  await keys.inOneGo([...say('app:place.systems'), 'Enter'])
  await list.arrive(say('system:title'))
})

test('whoever types on at once after Ctrl+K on a slow machine loses no letter to the page behind', async () => {
  const { say } = opened
  await keys.onSlowMachine(async () => {
    await keys.press('Control+k')
    await keys.inOneGo([...say('app:place.vendors'), 'Enter'])
    await list.arrive(say('vendor:title'))
  })
  await keys.press('ArrowDown')
  const before = await keys.focusedRow()
  await keys.press('Control+k')
  await keys.inOneGo([...'new', 'Escape'])
  await keys.noDialog()
  expect(await keys.focusedRow()).toBe(before)
})

test('? shows the keys; Escape closes them and the focus is back where it was', async () => {
  const { say } = opened
  await keys.palette(say('app:place.vendors'))
  await list.arrive(say('vendor:title'))
  await keys.press('ArrowDown')
  const before = await keys.focusedRow()
  await keys.press('?')
  await keys.dialog(say('design:keys.title'))
  await keys.press('Escape')
  await keys.noDialog()
  expect(await keys.focusedRow()).toBe(before)
})

test('Enter in a list of choices opens it and takes what was searched for; it does not save', async () => {
  const { page, say } = opened
  const system = new FormPage(page, say, 'system')
  await keys.palette(say('system:new'))
  await list.arrive(say('system:new'))
  await keys.tabTo(say('design:field.name'))
  await keys.type('Ledger')
  await keys.tabTo(say('system:field.kind'))
  await keys.press('Enter')
  await keys.type(say('codes:systemKind.crm'))
  await keys.press('Enter')
  await expect.poll(() => system.valueOf('kind')).toBe(say('codes:systemKind.crm'))
  await list.arrive(say('system:new'))
})

test('the next section and the one before begin in their first field', async () => {
  const { say } = opened
  await keys.tabTo(say('design:form.next'))
  await keys.press('Enter')
  await keys.tabTo(say('design:form.back'))
  await keys.press('Enter')
  await expect.poll(() => keys.focused()).toBe(say('design:field.name'))
  await keys.press('Control+s')
  await record.arrive('Ledger')
})

test('a dialog begins in its first field', async () => {
  const { say } = opened
  await keys.palette(say('breach:new'))
  await list.arrive(say('breach:new'))
  await keys.tabTo(say('design:field.title'))
  await keys.type('Lost laptop')
  await keys.press('Control+s')
  await record.arrive('Lost laptop')
  await keys.tabTo(say('breach:actions'))
  await keys.press('Enter')
  await keys.menuItem(say('advice:record'))
  await keys.press('Enter')
  await keys.dialog()
  await expect.poll(() => keys.focused()).toBe(say('advice:field.by'))
  await keys.press('Escape')
  await keys.noDialog()
})

test('the form of a new store begins in its first field, and leads to what is missing', async () => {
  const entrance = await openConsole(browser)
  try {
    const { page, say } = entrance
    const hands = new Keyboard(page, say)
    await hands.tabTo(say('app:entrance.create'))
    await hands.press('Enter')
    await expect.poll(() => hands.focused()).toBe(say('app:entrance.organisation'))
    await hands.type('Lakeside Clinic')
    await hands.press('Enter')
    await expect.poll(() => hands.focused()).toBe(say('app:entrance.yourName'))
  } finally {
    await entrance.close()
  }
})

test('the focus can be seen at every stop', async () => {
  const { say } = opened
  await keys.palette(say('app:place.vendors'))
  await list.arrive(say('vendor:title'))
  expect(await keys.hiddenStops(30)).toEqual([])
  await keys.palette(say('vendor:new'))
  await list.arrive(say('vendor:new'))
  expect(await keys.hiddenStops(30)).toEqual([])
})

test('Ctrl+L locks from anywhere, and the passphrase opens again', async () => {
  const { page, say } = opened
  await keys.press('Control+l')
  const entrance = new EntrancePage(page, say)
  await entrance.arrive()
  await keys.unlock()
  await new ConsolePage(page, say).arrive()
})

test('in the calendar the arrows move from week to week, and T comes back', async () => {
  const { page, visit } = opened
  const calendar = new CalendarPage(page)
  await visit('/calendar?view=week')
  const present = await calendar.week()
  await keys.press('ArrowRight')
  await expect.poll(() => calendar.week()).not.toBe(present)
  const next = await calendar.week()
  await keys.press('ArrowRight')
  await expect.poll(() => calendar.week()).not.toBe(next)
  await keys.press('ArrowLeft')
  await expect.poll(() => calendar.week()).toBe(next)
  await keys.press('t')
  await expect.poll(() => calendar.week()).toBe(present)
})
