import { expect } from 'vitest'
import { readPdf } from '../../documents/reading.ts'
import { FormPage } from '../pages/form-page.ts'
import { Keyboard } from '../pages/keyboard.ts'
import { RecordPage } from '../pages/record-page.ts'
import { RequestPage } from '../pages/request-page.ts'
import type { Desk } from '../support/desk.ts'
import { accessLimits, asShown, daysAgo } from '../support/legal-dates.ts'
import { mailFile } from './mail.ts'

const person = { name: 'Hugo Novak', email: 'hugo.novak.7@example.org' }
const received = daysAgo(20, '09:30')
const asked = daysAgo(18, '10:00')
const proved = daysAgo(8, '10:00')
const extended = daysAgo(1, '10:00')
const suspension = [
  ['identityDoubtRaised', asked],
  ['identityAsked', asked],
] as const
const resumption = [...suspension, ['identityProved', proved]] as const

/**
 * A request for access with the keyboard alone: from the mail in which it came, over a doubt about who wrote it and an
 * extension, to the package that is sent and the closed file.
 */
export async function answerAccessRequest({ page, say, saved }: Desk): Promise<void> {
  const keys = new Keyboard(page, say)
  const record = new RecordPage(page, say)
  const request = new RequestPage(page, say)
  const right = 'art15Access'
  const event = (name: string) => say(`codes:clockEvent.${name}`)
  const field = (name: string) => say(`clock-event:field.${name}`)
  const recordIt = async () => {
    await keys.push(say('clock-event:record'))
    await keys.noDialog()
  }

  // The mail proposes who asks for what, and when it came.
  await keys.palette(say('request-intake:title'))
  const coming = page.waitForEvent('filechooser')
  await keys.hasFocus(say('request-intake:choose'))
  await keys.press('Enter')
  await (await coming).setFiles(
    mailFile({
      ...person,
      subject: 'What data do you hold about me?',
      text: 'Hello,\n\nunder Article 15 GDPR I request access to all data that you hold about me, and a copy of it.\n\nHugo Novak',
      receivedAt: instantOf(received),
    }),
  )
  await keys.hasFocus(say('rights-request:field.subjectName'))
  await expect
    .poll(() => new FormPage(page, say, 'rights-request').valueOf('subjectEmail'))
    .toBe(person.email)
  await keys.press('Control+s')
  await record.arrive(person.name)
  await request.shows(right, accessLimits(received, []))

  // Who wrote is in doubt: the letter asks, and the clock stands still from then on.
  await keys.openTab(say('rights-request:tab.letters'))
  await keys.push(say('letter:write'))
  await keys.hasFocus(say('letter:field.kind'))
  await keys.chooseHere(say('letter:kind.identityRequest'))
  await keys.tabTo(say('letter:ask.doubt'))
  await keys.type('The mail came from an address that we do not hold.')
  await keys.push(say('letter:next'))
  await keys.push(say('letter:make'))
  await keys.hasFocus(say('letter:save', { format: say('documents:format.pdf') }))
  await keys.push(say('letter:recordEvent', { event: event('identityAsked') }))
  await keys.hasFocus(field('event'))
  await keys.typeMoment(field('occurredAt'), asked)
  await keys.answer(say('design:answer.yes'))
  await recordIt()
  await request.isIn(right, 'suspended')

  await keys.push(event('identityProved'))
  await keys.hasFocus(field('event'))
  await keys.typeMoment(field('occurredAt'), proved)
  await keys.tabTo(field('evidence'))
  await keys.type('Answer from the address that we hold')
  await recordIt()
  const shifted = accessLimits(received, resumption)
  expect(shifted.due > shifted.cautious, 'the suspension shifts the legal date alone').toBe(true)
  await request.shows(right, shifted)

  // Too much for a month: the notice gives the date that the clock computes.
  const { due, cautious } = accessLimits(received, [...resumption, ['extensionNoticeSent', extended]])
  await keys.openTab(say('rights-request:tab.letters'))
  await keys.push(say('letter:write'))
  await keys.hasFocus(say('letter:field.kind'))
  await keys.chooseHere(say('letter:kind.extensionNotice'))
  await keys.tabTo(say('letter:ask.reasons'))
  await keys.type('Eleven systems hold data about you.')
  await keys.push(say('letter:next'))
  await keys.push(say('letter:make'))
  const pdf = say('letter:save', { format: say('documents:format.pdf') })
  await keys.hasFocus(pdf)
  const notice = await readPdf(await saved(() => keys.press('Enter')))
  expect(notice.text.replaceAll(/\s+/g, ' ')).toContain(inLetter(due))
  await keys.push(say('letter:recordEvent', { event: event('extensionNoticeSent') }))
  await keys.hasFocus(field('event'))
  await keys.typeMoment(field('occurredAt'), extended)
  await keys.tick(say('codes:extensionGround.complexity'))
  await recordIt()
  await request.shows(right, { due, cautious })

  // The package: found by the address, looked through, made, sent.
  await keys.openTab(say('rights-request:tab.disclosure'))
  await keys.push(say('disclosure:find'))
  await record.shows(say('disclosure:isPerson'))
  await record.shows('+33199000007')
  await keys.push(say('disclosure:save'))
  await record.shows(say('disclosure:reviewed', { by: 'Ana' }))
  const make = `${say('documents:kind.rights-request-package')} · ${say('documents:format.pdf')}`
  const answer = await readPdf(await saved(() => keys.push(make)))
  expect(answer.isTagged).toBe(true)
  for (const said of [person.email, 'Novak', '+33199000007', 'customer', 'GDPR Art. 15'])
    expect(answer.text).toContain(said)

  await keys.push(event('answerSent'))
  await keys.hasFocus(field('event'))
  await keys.tabTo(field('evidence'))
  await keys.type('Encrypted mail, password by telephone')
  await recordIt()
  await request.isIn(right, 'closed')
  await record.shows(asShown(due))
}

/** The moment of a time on the clock of Berlin. */
function instantOf({ day, time }: { readonly day: string; readonly time: string }): Date {
  const utc = new Date(`${day}T${time}:00Z`)
  const there = new Date(
    `${new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
      .format(utc)
      .replace(' ', 'T')}Z`,
  )
  return new Date(2 * utc.getTime() - there.getTime())
}

/** `2 February 2027`, as a letter writes a day. */
function inLetter(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
