import * as z from 'zod'
import type { PastShow } from '../../design/history/past-values.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** What of a review is told: how much, nothing of what it holds. */
const Told = z.object({ people: z.array(z.object({ withheld: z.array(z.unknown()) })) })

/** A review in one line: how many records, how many values withheld. */
export function DisclosureSummary({ of }: { readonly of: z.infer<typeof Told> }) {
  const { t } = useWords()
  const people = of.people.length
  const withheld = of.people.reduce((sum, person) => sum + person.withheld.length, 0)
  return (
    <span>
      {t(people === 0 ? 'disclosure:people_zero' : 'disclosure:people', { count: people })}
      {withheld > 0 && ` · ${t('disclosure:withheld', { count: withheld })}`}
    </span>
  )
}

export const pastDisclosure: PastShow = (value) => {
  const disclosure = Told.safeParse(value)
  return disclosure.success ? <DisclosureSummary of={disclosure.data} /> : null
}
