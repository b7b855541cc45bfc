import * as z from 'zod'
import { DutyEntry } from '#shared/contract/reporting-duty.ts'
import { type PastShow, type PastShows, pastKey } from '../history/past-values.tsx'
import { useWords } from '../words/use-words.ts'
import { subjectOfEntry } from './entry-intent.ts'

const Entries = z.array(
  DutyEntry.pick({ number: true, what: true, of: true, channel: true, agreed: true, evidence: true }),
)

const pastEntries: PastShow = (value) => {
  const { data = [] } = Entries.safeParse(value)
  return data.length === 0 ? null : <Entered of={data} />
}

function Entered({ of }: { readonly of: z.infer<typeof Entries> }) {
  const { t, code } = useWords()
  return of
    .map((entry) => {
      const { number, channel, agreed, evidence } = entry
      const said = [
        t(subjectOfEntry(entry)),
        ...(agreed === null ? [] : [t(`reporting-duty:period.${agreed.unit}`, { count: agreed.value })]),
        ...(channel === null ? [] : [code('filingChannel', channel)]),
        evidence,
      ]
      return `${number}: ${said.filter((part) => part !== '').join(', ')}`
    })
    .join(' · ')
}

/** How the history shows the file of a duty. */
export const pastDuty: PastShows = {
  kind: pastKey('codes:dutyKind'),
  regime: pastKey('codes:regime'),
  status: pastKey('reporting-duty:status'),
  entries: pastEntries,
}
