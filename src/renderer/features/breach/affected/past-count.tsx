import * as z from 'zod'
import { AffectedCount } from '#shared/contract/affected-people.ts'
import { type PastShows, pastKeys } from '../../../design/history/past-values.tsx'
import type { PastTold } from '../../../design/history/record-shows.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'
import { MeantParts } from './MeantParts.tsx'

/** How the history shows a count: who was meant, what it came to, and what it filled. */
export const pastCount: PastShows = {
  meant: (value) => {
    const meant = Meant.safeParse(value)
    return meant.success ? (
      <dl className={classes.parts}>
        <MeantParts meant={meant.data} />
      </dl>
    ) : null
  },
  counted: (value) => {
    const counted = Counted.safeParse(value)
    return counted.success ? <People count={counted.data.people} /> : null
  },
  taken: pastKeys('breach:field'),
}

/** In the history of a breach: how many people were counted, and what the count filled. */
export const toldCount: PastTold = (_before, after) => {
  const count = Told.safeParse(after)
  return count.success ? <Counting {...count.data} /> : null
}

const Told = AffectedCount.pick({ reference: true, note: true, taken: true }).extend({
  counted: z.object({ people: z.int() }),
})

function Counting({ reference, counted, note, taken }: z.infer<typeof Told>) {
  const { t } = useWords()
  const fields = taken.map((field) => t(`breach:field.${field}`)).join(', ')
  return (
    <>
      <div>{[t('affected-count:people', { count: counted.people }), reference].join(' · ')}</div>
      {fields !== '' && <div>{t('affected-count:tookOver', { fields })}</div>}
      {note !== '' && <div>{note}</div>}
    </>
  )
}

/** The systems are named with the numbers. */
const Meant = AffectedCount.shape.meant.omit({ connectionIds: true })
const Counted = z.object({ people: z.int() })

function People({ count }: { readonly count: number }) {
  const { t } = useWords()
  return t('affected-count:people', { count })
}
