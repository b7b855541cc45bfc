import { expect } from 'vitest'
import { readPdf } from '../../documents/reading.ts'
import { ConsolePage } from '../pages/console-page.ts'
import { FormPage } from '../pages/form-page.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { ListPage } from '../pages/list-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import { RequestPage } from '../pages/request-page.ts'
import type { Desk } from '../support/desk.ts'
import { accessLimits, daysAgo } from '../support/legal-dates.ts'

const right = 'art15Access'
const received = daysAgo(2, '15:40')

/** A request that turns out to be a client's: we are its processor, so no clock of ours runs, and the client is told. */
export async function forwardRequestOfClient({ page, say, saved }: Desk): Promise<void> {
  const record = new RecordPage(page, say)
  const request = new RequestPage(page, say)
  const letters = new LetterPage(page, say)
  const intake = new FormPage(page, say, 'rights-request')
  const event = (name: string) => say(`codes:clockEvent.${name}`)
  const dialog = new FormPage(page, say, 'clock-event').inDialog
  await new ConsolePage(page, say).goTo('requests')
  await new ListPage(page, say).begin(say('rights-request:new'))
  await intake.fillMoment('receivedAt', received)
  await intake.section('person')
  await intake.fill({ subjectName: 'Eleni Papadaki', subjectEmail: 'eleni@example.org' })
  await intake.section('request')
  await intake.tick(say(`codes:right.${right}`))
  await intake.save()
  await record.arrive('Eleni Papadaki')
  await request.shows(right, accessLimits(received, []))

  // A closer look: she is the client's patient. The clock stops, and what is left is to hand it on.
  await record.press(event('weAreProcessor'))
  await dialog.fill({
    reason: 'A patient of Harbour Hospital, whose portal we host',
    evidence: 'Agreement of 2 March, annex 1',
  })
  await dialog.send(say('clock-event:record'))
  await request.isIn(right, 'notStarted')
  expect(await request.next()).toEqual([event('forwardedToController')])

  await letters.begin('forwardingToController', { message: 'I ask for a copy of all data about me.' })
  expect(await letters.refusesNobody()).toBe(say('faults:issue.required'))
  await letters.address('Harbour Hospital')
  await letters.make()
  const letter = await readPdf(await saved(() => letters.save()))
  expect(letter.text).toContain('Harbour Hospital')
  expect(letter.text).toContain('I ask for a copy of all data about me.')
  await letters.goOnTo('forwardedToController')
  await dialog.send(say('clock-event:record'))
  await request.isIn(right, 'closed')
  await record.open(say('rights-request:tab.timeline'))
  await record.shows('A patient of Harbour Hospital, whose portal we host')
  await record.shows(/LTR-\d{4}-\d{3}, Forwarding to the controller, SHA-256/)
}
