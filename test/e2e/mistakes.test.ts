import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startHubSpotTwin, twinToken } from '../support/hubspot-twin.ts'
import { mailFile } from './journeys/mail.ts'
import { ConnectionPage } from './pages/connection-page.ts'
import { ConsolePage } from './pages/console-page.ts'
import { EntrancePage } from './pages/entrance-page.ts'
import { FilesPage } from './pages/files-page.ts'
import { FormPage } from './pages/form-page.ts'
import { ListPage } from './pages/list-page.ts'
import { MailPage } from './pages/mail-page.ts'
import { RecordPage } from './pages/record-page.ts'
import { TablePage } from './pages/table-page.ts'
import { Toast } from './pages/toast.ts'
import { type OpenConsole, openNewStore } from './support/open-console.ts'
import { otherHands } from './support/other-hands.ts'
import { axeFindings } from './support/screen-faults.ts'
import { openWatchedPage } from './support/watched-page.ts'

/** A busy machine reads a file slowly. */
const slow = { timeout: 30_000 }

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

test('a form with errors says them on top and beside the field, and leads there', async () => {
  const { page, say, visit } = opened
  await visit('/vendors/new')
  const form = new FormPage(page, say, 'vendor')
  await form.section('contact')
  await form.fill({ contactEmail: 'nobody' })
  await form.save()
  const errors = await form.errorsOnTop()
  expect(errors).toHaveLength(2)
  expect(errors.join('\n')).toContain(say('design:field.name'))
  expect(errors.join('\n')).toContain(say('vendor:field.contactEmail'))
  expect(await form.errorBeside('contactEmail')).not.toBe('')

  await form.jumpTo('name')
  expect(await form.hasFocus('name')).toBe(true)
  expect(await form.errorBeside('name')).not.toBe('')
  await form.fill({ name: 'Parcel Express' })
  await form.section('contact')
  await form.fill({ contactEmail: 'desk@parcel.example' })
  await form.save()
  await new RecordPage(page, say).arrive('Parcel Express')
})

test('leaving a form with changes asks once; the draft is there on the way back', async () => {
  const { page, say, visit } = opened
  await visit('/vendors/new')
  const form = new FormPage(page, say, 'vendor')
  const console = new ConsolePage(page, say)
  await form.fill({ name: 'Cloud Nine' })
  await console.leaveFor('vendors')
  await console.answerLeaving('stay')
  expect(await form.valueOf('name')).toBe('Cloud Nine')

  await console.leaveFor('vendors')
  await console.answerLeaving('keep')
  const list = new ListPage(page, say)
  await list.arrive(say('vendor:title'))
  await list.begin(say('vendor:new'))
  expect(await form.valueOf('name')).toBe('Cloud Nine')

  await console.leaveFor('vendors')
  await console.answerLeaving('discard')
  await list.arrive(say('vendor:title'))
  await list.begin(say('vendor:new'))
  expect(await form.valueOf('name')).toBe('')
})

test('a file that is no mail is said to be none, and what was typed on the mail before is still there', {
  timeout: 60_000,
}, async () => {
  const { page, say, visit } = opened
  await visit('/requests/from-mail')
  const mail = new MailPage(page, say)
  const form = new FormPage(page, say, 'rights-request')
  const receivedAt = new Date(Date.now() - 86_400_000)
  const person = { name: 'Hugo Novak', email: 'hugo.novak@example.org' }
  const file = mailFile({ ...person, subject: 'My data', text: 'Which data do you hold?', receivedAt })
  await mail.choose(file)
  await expect.poll(() => form.valueOf('subjectEmail'), slow).toBe(person.email)
  await form.fill({ subjectPhone: '+33199000007' })
  await mail.wantAnother()
  await mail.choose({ name: 'note.msg', mimeType: 'application/octet-stream', buffer: Buffer.from('a note') })
  expect(await mail.refusal()).toContain(
    `note.msg${say('design:colon')}${say('faults:mail-unreadable.title')}`,
  )
  await mail.goBackTo(file.name)
  await expect.poll(() => form.valueOf('subjectPhone'), slow).toBe('+33199000007')
})

test('a table that is none leaves the one before with its ticks', { timeout: 60_000 }, async () => {
  const { page, say, visit } = opened
  await visit('/requests/from-table')
  const table = new TablePage(page, say)
  const rows = 'Name;Right;Received\nHugo Novak;Access;2026-03-02\nIda Lund;Access;2026-03-03\n'
  await table.choose('requests.csv', rows)
  await table.untick('Ida Lund')
  await table.wouldRecord(1)
  await table.wantAnother()
  await table.choose('note.csv', '\u0000\u0001')
  expect(await table.refusal()).toContain(
    `note.csv${say('design:colon')}${say('faults:spreadsheet-unreadable.title')}`,
  )
  await table.choose('ten-years.csv', rows.padEnd(10_000_001))
  await expect
    .poll(() => table.refusal(), slow)
    .toContain(`ten-years.csv${say('design:colon')}${say('faults:file-too-large.title')}`)
  await table.goBackTo('requests.csv')
  await table.wouldRecord(1)
})

test('what is no whole number stays as it was typed, and is said to be none', async () => {
  const { page, say, visit } = opened
  await visit('/breaches/new')
  const form = new FormPage(page, say, 'breach')
  await form.fill({ title: 'Lost laptop' })
  await form.section('people')
  await form.pick('peopleCount', say('codes:countKind.exact'))
  await form.save()
  await form.jumpTo('peopleCount-value')
  expect(await form.hasFocus('peopleCount')).toBe(true)
  expect(await form.errorBeside('peopleCount')).toBe(say('faults:issue.required'))
  for (const [typed, issue] of [
    ['1,5', say('faults:issue.notInteger')],
    ['-5', say('faults:issue.tooSmall', { minimum: 0 })],
    ['9007199254740993', say('faults:issue.tooBig', { maximum: Number.MAX_SAFE_INTEGER })],
  ] as const) {
    await form.fill({ peopleCount: typed })
    await form.save()
    await expect.poll(() => form.errorBeside('peopleCount')).toBe(issue)
    expect(await form.valueOf('peopleCount')).toBe(typed)
  }
  await form.fill({ peopleCount: '1 200' })
  await form.save()
  await new RecordPage(page, say).arrive('Lost laptop')
})

test('a long message leaves the button that takes it back whole', async () => {
  const { page, say } = opened
  const name = 'Rechenzentrum für die Verwaltung der Aufzeichnungen und Zustellungen GmbH & Co. KG '.repeat(2)
  await newVendor(name.trim())
  const said = say('design:toast.created', { what: name.trim() })
  const toast = new Toast(page, say)
  await toast.says(said)
  expect(await toast.showsUndoWhole(said)).toBe(true)
})

test('what another window changed meanwhile is said, and what was typed is kept and can be saved', async () => {
  const { page, context, shell, say, visit } = opened
  const record = await newVendor('Bright Mail')
  await visit(`${record}/edit`)
  const form = new FormPage(page, say, 'vendor')
  await form.fill({ legalName: 'Bright Mail Ltd', website: 'https://bright.example' })

  const other = await openWatchedPage(context)
  await other.page.goto(`${shell.origin}${record}/edit`)
  const otherForm = new FormPage(other.page, say, 'vendor')
  await otherForm.fill({
    name: 'Brighter Mail',
    legalName: 'Brighter Mail plc',
    website: 'https://brighter.example',
  })
  await otherForm.save()
  await new RecordPage(other.page, say).arrive('Brighter Mail')
  await other.page.close()

  await form.save()
  expect(await form.refusal()).toContain(say('faults:changed-meanwhile.title'))
  expect(await form.valueOf('legalName')).toBe('Bright Mail Ltd')
  await form.send(say('design:form.loadCurrent'))
  const versions = await form.meanwhile()
  expect(versions).toHaveLength(3)
  expect(versions.join('\n')).toMatch(/Brighter Mail plc.*Bright Mail Ltd/)
  expect(versions.join('\n')).toMatch(/brighter\.example.*bright\.example/)
  await form.send(say('design:form.meanwhile.takeOf', { what: say('vendor:field.website') }))
  expect(await form.valueOf('name')).toBe('Brighter Mail')
  expect(await form.valueOf('website')).toBe('https://brighter.example')
  await form.save()
  const page1 = new RecordPage(page, say)
  await page1.arrive('Brighter Mail')
  await page1.shows('Bright Mail Ltd')
})

test('a saved change and a removal are taken back from the message', async () => {
  const { page, say, visit } = opened
  const record = await newVendor('Paper Trail')
  await visit(`${record}/edit`)
  const form = new FormPage(page, say, 'vendor')
  await form.fill({ name: 'Paper Trails' })
  await form.save()
  const shown = new RecordPage(page, say)
  await shown.arrive('Paper Trails')
  const toast = new Toast(page, say)
  await toast.undo(say('design:toast.saved', { what: 'Paper Trails' }))
  await shown.arrive('Paper Trail')

  await shown.remove(say('vendor:remove'), await shown.reference())
  const list = new ListPage(page, say)
  await list.arrive(say('vendor:title'))
  await list.hasNot('Paper Trail')
  await toast.undo(say('design:toast.removed', { what: 'Paper Trail' }))
  await list.has('Paper Trail')
})

test('two windows on one store see each other’s changes at once', async () => {
  const { page, context, shell, say, visit } = opened
  await visit('/vendors')
  const list = new ListPage(page, say)
  await list.arrive(say('vendor:title'))
  const other = await openWatchedPage(context)
  await other.page.goto(`${shell.origin}/vendors/new`)
  const form = new FormPage(other.page, say, 'vendor')
  await form.fill({ name: 'Quick Courier' })
  await form.save()
  await list.has('Quick Courier')

  await list.open('Quick Courier')
  const shown = new RecordPage(page, say)
  await shown.arrive('Quick Courier')
  await new RecordPage(other.page, say).edit()
  await form.fill({ name: 'Slow Courier' })
  await form.save()
  await shown.arrive('Slow Courier')
  expect(other.complaints).toEqual([])
  await other.page.close()
})

test('a token that the CRM refuses is said with what to do, and the next one is taken', async () => {
  const { page, say, visit } = opened
  const twin = await startHubSpotTwin({ contacts: 1 })
  try {
    await visit('/systems/new')
    await new FormPage(page, say, 'system').fill({ name: 'HubSpot' })
    await new FormPage(page, say, 'system').save()
    await new RecordPage(page, say).arrive('HubSpot')
    const connection = new ConnectionPage(page, say)
    await visit('/connections/new')
    await connection.create({ system: 'HubSpot', name: 'HubSpot EU', token: 'revoked', address: twin.url })
    const host = new URL(twin.url).host
    const advice = say('connector:fault.connector-refused', { host })
    expect(await connection.outcome('test', 'failed')).toContain(advice)
    await connection.replaceToken(twinToken)
    await connection.outcome('test')
  } finally {
    await twin.close()
  }
})

test('a file is added by keyboard or dropped, comes out as it went in, and lies beside a dataset too', async () => {
  const { page, say, visit } = opened
  const hands = await otherHands(opened)
  await visit(`/vendors/${(await hands.vendor.create({ name: 'Paper Trail' })).id}?tab=files`)
  const files = new FilesPage(page, say)
  const contract = Buffer.from('The parties agree.\n')
  await files.addByKeyboard([{ name: 'contract.txt', buffer: contract }])
  await files.drop('letter.txt', 'Dear all,\n')
  expect((await files.save('contract.txt')).equals(contract)).toBe(true)
  expect((await files.save('letter.txt')).toString()).toBe('Dear all,\n')

  // A file that is dropped beside the zone changes neither the record nor the page.
  const address = page.url()
  const outside = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['x'], 'astray.txt'))
    return transfer
  })
  for (const type of ['dragover', 'drop'])
    await page.locator('main h1').dispatchEvent(type, { dataTransfer: outside })
  expect([page.url(), await page.getByText('astray.txt').count()]).toEqual([address, 0])

  const { id } = await hands.dataset.create({
    systemId: (await hands.system.create({ name: 'Payroll' })).id,
    name: 'salaries',
  })
  await visit(`/inventory/${id}`)
  await page.getByRole('button', { name: say('attachment:tab'), exact: true }).click()
  await files.drop('extract.txt', 'name;salary\n')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('a wrong passphrase is refused with what to do, and whoever goes on has to wait', async () => {
  const { page, say } = opened
  await new ConsolePage(page, say).lock()
  const entrance = new EntrancePage(page, say)
  await entrance.arrive()
  await entrance.unlock('not the passphrase')
  expect(await entrance.refusal()).toContain(say('faults:wrong-passphrase.help'))
  // Deriving a key takes a while, so the pause outlasts it only after some attempts.
  let refusal = ''
  for (let attempt = 2; attempt <= 8 && !refusal.includes(say('faults:throttled.title')); attempt++) {
    await entrance.unlock(`not the passphrase ${attempt}`)
    refusal = await entrance.refusal()
  }
  expect(refusal).toContain(say('faults:throttled.title'))
})

test('the window complained about nothing but the answers that refused', () => {
  expect(opened.complaints.filter((line) => !line.includes('Failed to load resource'))).toEqual([])
})

/** Records a vendor; gives the address of its page. */
async function newVendor(name: string): Promise<string> {
  const { page, say, visit } = opened
  await visit('/vendors/new')
  const form = new FormPage(page, say, 'vendor')
  await form.fill({ name })
  await form.save()
  await new RecordPage(page, say).arrive(name)
  return new URL(page.url()).pathname
}
