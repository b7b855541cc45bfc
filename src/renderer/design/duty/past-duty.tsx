import * as z from 'zod'
import { DutyEntry, ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { type PastShow, type PastShows, pastKey } from '../history/past-values.tsx'
import type { PastTold } from '../history/record-shows.tsx'
import { useOpenStore } from '../session-context.ts'
import { instantText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import { subjectOfEntry } from './entry-intent.ts'

const Entry = DutyEntry.pick({
  number: true,
  what: true,
  of: true,
  at: true,
  channel: true,
  receipt: true,
  agreed: true,
  evidence: true,
  reason: true,
  corrects: true,
})
const Entries = z.array(Entry)
type Entry = z.infer<typeof Entry>

const pastEntries: PastShow = (value) => {
  const { data = [] } = Entries.safeParse(value)
  return data.length === 0 ? null : data.map((entry) => <Entered key={entry.number} entry={entry} />)
}

/** One entry of a duty's file in a line. */
function Entered({ entry }: { readonly entry: Entry }) {
  const { t, code, language } = useWords()
  const { organisation } = useOpenStore()
  const { number, at, channel, receipt, agreed, evidence, reason, corrects } = entry
  const said = [
    t(subjectOfEntry(entry)),
    at === null ? '' : instantText(at, organisation.timeZone, language),
    agreed === null ? '' : t(`reporting-duty:period.${agreed.unit}`, { count: agreed.value }),
    channel === null ? '' : code('filingChannel', channel),
    receipt,
    evidence,
    reason,
    corrects === null ? '' : t('reporting-duty:correctsEntry', { number: corrects }),
  ]
  return (
    <div>
      {number}
      {t('design:colon')}
      {said.filter((part) => part !== '').join(' · ')}
    </div>
  )
}

const Duty = ReportingDuty.pick({ reference: true, owedTo: true, kind: true, reason: true }).extend({
  entries: Entries,
})
type Duty = z.infer<typeof Duty>

/** In the history of a breach or an incident: of which duty, and what was entered in its file. */
export const toldDuty: PastTold = (before, after) => {
  const duty = Duty.safeParse(after)
  if (!duty.success) return null
  const known = Duty.safeParse(before).data?.entries.length ?? 0
  return <Told duty={duty.data} entered={duty.data.entries.slice(known)} isNew={before === null} />
}

interface ToldProps {
  readonly duty: Duty
  readonly entered: readonly Entry[]
  readonly isNew: boolean
}

function Told({ duty: { reference, owedTo, kind, reason }, entered, isNew }: ToldProps) {
  const { t, code } = useWords()
  return (
    <>
      <div>{[owedTo, code('dutyKind', kind), reference].join(' · ')}</div>
      {isNew && reason !== '' && <div>{t('reporting-duty:because', { reason })}</div>}
      {entered.map((entry) => (
        <Entered key={entry.number} entry={entry} />
      ))}
    </>
  )
}

/** How the history shows the file of a duty. */
export const pastDuty: PastShows = {
  kind: pastKey('codes:dutyKind'),
  regime: pastKey('codes:regime'),
  status: pastKey('reporting-duty:status'),
  entries: pastEntries,
}
