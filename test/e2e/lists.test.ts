import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import { launchChromium } from '../support/chromium.ts'
import type { TestClient } from '../support/open-test-store.ts'
import { ConsolePage } from './pages/console-page.ts'
import { Keyboard } from './pages/keyboard.ts'
import { ListPage } from './pages/list-page.ts'
import { RecordPage } from './pages/record-page.ts'
import { type OpenConsole, openNewStore } from './support/open-console.ts'
import { otherHands } from './support/other-hands.ts'

/** A list of several pages, on a machine four times slower than this one. */
const size = 250
const titleOf = (number: number) => `Action ${String(number).padStart(4, '0')}`

let browser: Browser
let opened: OpenConsole
let hands: TestClient
let keys: Keyboard
let list: ListPage
let record: RecordPage
beforeAll(async () => {
  browser = await launchChromium()
  opened = await openNewStore(browser)
  const { page, say } = opened
  hands = await otherHands(opened)
  for (let number = 1; number <= size; number++)
    await hands.task.create({ title: titleOf(number), dueOn: Day.parse('2027-01-01') })
  keys = new Keyboard(page, say)
  list = new ListPage(page, say)
  record = new RecordPage(page, say)
  const session = await opened.context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  page.setDefaultTimeout(30_000)
}, 180_000)
afterAll(async () => {
  await opened?.close()
  await browser?.close()
})

const byTitle = `/tasks?sort=${encodeURIComponent('[{"column":"title","direction":"asc"}]')}`
beforeEach(async () => {
  await opened.visit(byTitle)
  await new ConsolePage(opened.page, opened.say).settle()
  await list.has(titleOf(1))
})

test('keys that are faster than the screen act on the row that they lead to', async () => {
  await keys.inOneGo(['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'])
  await record.arrive(titleOf(3))
})

test('the focus stays on a record that a refresh moves, and Enter opens it', async () => {
  await keys.inOneGo(['ArrowDown', 'ArrowDown'])
  expect(await keys.focusedRow()).toContain(titleOf(2))
  const first = await hands.task.create({ title: 'Aaa' })
  await list.has('Aaa')
  expect(await keys.focusedRow()).toContain(titleOf(2))
  await keys.press('Enter')
  await record.arrive(titleOf(2))
  await hands.task.remove({ id: first.id, revision: first.revision })
})

test('where the record of the focus is gone, its neighbour has the focus', async () => {
  const gone = await hands.task.create({ title: 'Action 0001 b' })
  await list.has(gone.title)
  await keys.inOneGo(['ArrowDown', 'ArrowDown'])
  expect(await keys.focusedRow()).toContain(gone.title)
  await hands.task.remove({ id: gone.id, revision: gone.revision })
  await list.hasNot(gone.title)
  expect(await keys.focusedRow()).toContain(titleOf(2))
})

test('the focus stays on a row that is scrolled out of sight, and the arrows go on from there', async () => {
  await keys.inOneGo(['ArrowDown', 'ArrowDown'])
  await list.scrollTo(titleOf(60))
  expect(await keys.focusedRow()).toContain(titleOf(2))
  await keys.press('ArrowDown')
  expect(await keys.focusedRow()).toContain(titleOf(3))
})

test('pages follow one another while the keys go down, also through a refresh', async () => {
  await keys.press('ArrowDown')
  const created = hands.task.create({ title: 'Aaa' })
  const atTheEnd = async () => {
    await keys.press('End')
    return keys.focusedRow()
  }
  await expect.poll(atTheEnd, { timeout: 20_000 }).toContain(titleOf(size))
  await hands.task.remove({ id: (await created).id, revision: 1 })
})

test('Back shows the list as it was left: the search, and the focus on the row', async () => {
  await keys.press('/')
  await keys.type('Action 012')
  await list.hasNot(titleOf(1))
  await keys.inOneGo(['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'])
  await record.arrive(titleOf(121))
  await opened.page.goBack()
  await list.has(titleOf(121))
  await list.hasNot(titleOf(1))
  expect(await keys.focusedRow()).toContain(titleOf(121))
})

test('what is searched for stands in no address', async () => {
  const addresses: string[] = []
  opened.page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await keys.press('/')
  await keys.type('Action 0222')
  await list.hasNot(titleOf(1))
  expect([...addresses, opened.page.url()].filter((address) => address.includes('0222'))).toEqual([])
})

test('a view is kept under its name over a new start, replaced with a word of warning, and dropped', async () => {
  const { say, visit } = opened
  const replaced = say('design:table.viewReplaced')
  expect(await list.saveView('By title')).not.toContain(replaced)
  await list.isInView('By title')
  await visit('/tasks')
  await list.showView('By title')
  await list.isInView('By title')
  await list.has(titleOf(1))
  await visit(byTitle)
  expect(await list.saveView('By title')).toContain(replaced)
  await list.dropView('By title')
})

test('what is typed right after a change of view stays', async () => {
  const { say } = opened
  await list.type('Action 04')
  await list.hasNot(titleOf(1))
  await list.view(say('task:view.open'))
  await list.type('Action 0222')
  await list.hasNot(titleOf(1))
  await list.has(titleOf(222))
  expect(await list.typed()).toBe('Action 0222')
})

test('Shift and an arrow choose rows, Escape lets go of them', async () => {
  const { say } = opened
  await keys.inOneGo(['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown'])
  await list.hasChosen(say('design:table.chosen_other', { count: 3 }))
  await keys.press('Escape')
  await list.hasChosen(null)
  expect(await keys.focusedRow()).toContain(titleOf(3))
})
