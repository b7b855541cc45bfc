import { FormPage } from '../pages/form-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import type { Desk } from '../support/desk.ts'
import { asShown, earlyToday, notificationDueAt } from '../support/legal-dates.ts'
import { recordBreach } from './breach-intake.ts'

/** A lost laptop that was encrypted: assessed from its facts, it is not notified, on the decision of a named person. */
export async function documentLostLaptop(desk: Desk): Promise<void> {
  const { page, say } = desk
  const record = new RecordPage(page, say)
  const aware = earlyToday()
  await recordBreach(desk, { title: 'Lost laptop', aware, reason: 'It holds the files of patients' })
  await record.shows(asShown(notificationDueAt(aware)))

  await record.open(say('breach:tab.assessment'))
  const facts = new FormPage(page, say, 'breach-fact')
  const choose = (fact: string, value: string) =>
    facts.choose(fact, say(`breach-fact:value.${fact}.${value}`))
  await facts.tick(say('breach-fact:value.nature.confidentiality'))
  await choose('unauthorisedAccess', 'possible')
  await choose('encryption', 'strong')
  await record.shows(`Not known: ${say('breach-fact:field.key')}`)
  await choose('key', 'safe')
  await record.shows(say('assessment:exposure.unintelligible'))
  await facts.send(say('breach:assess.record'))
  await record.shows(say('breach:assess.recorded', { by: 'Ana' }))

  await record.press(say('breach:actions'))
  await page.getByRole('menuitem', { name: say('breach:decide') }).click()
  const decision = new FormPage(page, say, 'decision').inDialog
  await decision.choose('authorityNotification', say('codes:verdict.notRequired'))
  await decision.choose('dataSubjectNotification', say('codes:verdict.notRequired'))
  await decision.fill({
    byName: 'Corentin Vialle',
    function: 'Managing director',
    outcome: 'Not notified',
    evidence: 'Minutes',
  })
  await decision.send(say('breach:decide'))
  await record.shows('Corentin Vialle')
}
