import { expect } from 'vitest'
import { readPdf } from '../../documents/reading.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { EntrancePage } from '../pages/entrance-page.ts'
import { FormPage } from '../pages/form-page.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { PeoplePage } from '../pages/people-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import { RequestPage } from '../pages/request-page.ts'
import type { Desk } from '../support/desk.ts'
import { daysAgo, erasureLimits } from '../support/legal-dates.ts'
import { passphrase } from '../support/open-console.ts'

const right = 'art17Erasure'
const received = daysAgo(6, '11:20')
const decider = 'Corentin Vialle'
const ownPassphrase = 'copper lantern drizzle quilt'

/** An erasure that is refused in part: the officer advises and writes, the managing director comes in and decides. */
export async function refuseErasureInPart(desk: Desk): Promise<void> {
  await adviseAndWrite(desk)
  const temporary = await letInDecider(desk)
  await decideAsController(desk, temporary)
  await sayOutcome(desk)
}

async function adviseAndWrite({ page, say, saved }: Desk): Promise<void> {
  const record = new RecordPage(page, say)
  const request = new RequestPage(page, say)
  const letters = new LetterPage(page, say)
  const intake = new FormPage(page, say, 'rights-request')
  await new ConsolePage(page, say).goTo('requests')
  await new ListPage(page, say).begin(say('rights-request:new'))
  await intake.fillMoment('receivedAt', received)
  await intake.section('person')
  await intake.fill({ subjectName: 'Ines Silva', subjectEmail: 'ines.silva@example.org' })
  await intake.section('request')
  await intake.tick(say(`codes:right.${right}`))
  await intake.save()
  await record.arrive('Ines Silva')
  await request.shows(right, erasureLimits(received))

  await record.press(say('advice:record'))
  const advice = new FormPage(page, say, 'advice').inDialog
  await advice.fill({ text: 'Erase the account; keep the invoices for as long as tax law asks.' })
  await advice.send(say('advice:record'))
  await record.shows('Erase the account; keep the invoices')

  await letters.begin('partialAnswer', {
    given: 'Your account and the newsletter are erased.',
    withheld: 'Three invoices of last year stay.',
    reasons: 'Tax law obliges us to keep invoices (GDPR Art. 17(3)(b)).',
  })
  await letters.make()
  const letter = await readPdf(await saved(() => letters.save()))
  const text = letter.text.replaceAll(/\s+/g, ' ')
  for (const said of [
    'Three invoices',
    'Art. 17(3)(b)',
    'Data Protection Commission',
    'GDPR Art. 77',
    'GDPR Art. 79',
  ])
    expect(text).toContain(said)

  // That part of it is refused is the controller's to decide: not without a name, and not by the officer who advises.
  await letters.goOnTo('refusalSent')
  const refusal = new FormPage(page, say, 'clock-event').inDialog
  await refusal.choose('refusalGrounds', say('codes:refusalGround.art17_3_b'))
  await refusal.focus('outcome')
  await refusal.send(say('clock-event:record'))
  await expect.poll(() => refusal.hasFocus('byName')).toBe(true)
  for (const name of ['byName', 'function', 'outcome', 'evidence'])
    expect(await refusal.errorBeside(name)).toBe(say('faults:issue.required'))
  await refusal.fill({
    byName: 'Ana',
    function: 'Data protection officer',
    outcome: 'Refused in part',
    reason: 'Tax law obliges us to keep the invoices.',
    evidence: 'Minutes of the board, item 4',
  })
  await refusal.send(say('clock-event:record'))
  expect(await refusal.refusal()).toContain(say('faults:decision-needs-decider.title'))
  expect(await refusal.valueOf('reason')).toBe('Tax law obliges us to keep the invoices.')
  await refusal.cancel()
}

/** Whoever decides for the controller records it in their own name; they read the rest. */
async function decideAsController(desk: Desk, temporary: string): Promise<void> {
  await desk.lock()
  const { page, say } = desk
  const record = new RecordPage(page, say)
  const entrance = new EntrancePage(page, say)
  await entrance.unlockAs(decider, temporary)
  await entrance.replacePassphrase(ownPassphrase)
  await openRequest(desk)
  expect(await record.offers(say('advice:record'))).toBe(false)
  await record.press(say('rights-request:refuse'))
  const refusal = new FormPage(page, say, 'clock-event').inDialog
  expect(await refusal.valueOf('byName')).toBe(decider)
  await refusal.choose('refusalGrounds', say('codes:refusalGround.art17_3_b'))
  await refusal.focus('outcome')
  await refusal.fill({
    function: 'Managing director',
    outcome: 'Refused in part',
    reason: 'Tax law obliges us to keep the invoices.',
  })
  await refusal.send(say('clock-event:record'))
  await new RequestPage(page, say).isIn(right, 'closed')
  await record.open(say('rights-request:tab.timeline'))
  for (const said of [
    `${decider}, Managing director`,
    'Refused in part',
    say('clock-event:recordedBy', { by: decider }),
  ])
    await record.shows(said)
}

/** The outcome is what happened, in part: the officer's to say again. */
async function sayOutcome(desk: Desk): Promise<void> {
  await desk.lock()
  const { page, say } = desk
  const record = new RecordPage(page, say)
  const intake = new FormPage(page, say, 'rights-request')
  await new EntrancePage(page, say).unlockAs('Ana', passphrase)
  await openRequest(desk)
  await record.edit()
  await intake.section('handling')
  await intake.choose('outcome', say('codes:requestOutcome.partlyFulfilled'))
  await intake.save()
  await record.arrive('Ines Silva')
  await record.shows(say('codes:requestOutcome.partlyFulfilled'))
}

/** Gives the managing director a way into the store; gives the passphrase to begin with. */
async function letInDecider({ page, say }: Desk): Promise<string> {
  await new ConsolePage(page, say).goTo('settings')
  return new PeoplePage(page, say).add(decider, passphrase, 'decider')
}

async function openRequest({ page, say }: Desk): Promise<void> {
  const console = new ConsolePage(page, say)
  await console.arrive()
  await console.goTo('requests')
  await new ListPage(page, say).open('Ines Silva')
  await new RecordPage(page, say).arrive('Ines Silva')
}
