import { FormPage } from '../pages/form-page.ts'
import { RecordPage } from '../pages/record-page.ts'
import type { Desk } from '../support/desk.ts'
import { asShown, earlyToday, notificationDueAt } from '../support/legal-dates.ts'
import { recordBreach } from './breach-intake.ts'

/** Ransomware, notified in two phases, each with the authority's receipt. */
export async function notifyRansomware(desk: Desk): Promise<void> {
  const { page, say } = desk
  const record = new RecordPage(page, say)
  const aware = earlyToday()
  await recordBreach(desk, { title: 'Servers encrypted', aware, reason: 'The files are out of reach' })
  await record.shows(asShown(notificationDueAt(aware)))

  const file = async (receipt: string) => {
    await record.open(say('breach:tab.notifications'))
    await record.press(say('breach-filing:record'))
    const filing = new FormPage(page, say, 'breach-filing').inDialog
    await filing.fillMoment('at', { ...aware, time: '00:07' })
    await filing.fillMoment('filedAt', { ...aware, time: '00:06' })
    // Last: Enter in a day sends what is whole.
    await filing.fill({ number: receipt })
    await filing.send(say('breach-filing:record'))
    await record.shows(receipt)
  }
  await file('DPC 1')
  await record.shows(say('codes:filingKind.initial'))
  await record.edit()
  const breach = new FormPage(page, say, 'breach')
  await breach.section('effects')
  await breach.fill({ measuresTaken: 'Servers built anew' })
  await breach.save()
  await record.arrive('Servers encrypted')
  await file('DPC 2')
  // The first says what it said; the second says what is new in it.
  await record.shows(say('breach-filing:changed'))
  await record.shows('Servers built anew')
}
