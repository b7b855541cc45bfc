import { expect } from 'vitest'
import { readPdf } from '../../documents/reading.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { FormPage } from '../pages/form-page.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import { RequestPage } from '../pages/request-page.ts'
import type { Desk } from '../support/desk.ts'
import { daysAgo, erasureLimits } from '../support/legal-dates.ts'

const right = 'art17Erasure'
const received = daysAgo(6, '11:20')

/** An erasure that is refused in part: the officer advises and writes, the managing director decides. */
export async function refuseErasureInPart({ page, say, saved }: Desk): Promise<void> {
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
  await refusal.fill({ byName: 'Corentin Vialle', function: 'Managing director' })
  await refusal.send(say('clock-event:record'))
  await request.isIn(right, 'closed')
  await record.open(say('rights-request:tab.timeline'))
  for (const said of [
    'Corentin Vialle, Managing director',
    'Refused in part',
    'Minutes of the board, item 4',
  ])
    await record.shows(said)

  // The outcome is what happened, in part.
  await record.edit()
  await intake.section('handling')
  await intake.choose('outcome', say('codes:requestOutcome.partlyFulfilled'))
  await intake.save()
  await record.arrive('Ines Silva')
  await record.shows(say('codes:requestOutcome.partlyFulfilled'))
}
