import * as z from 'zod'
import { AffectedCount } from '#shared/contract/affected-people.ts'
import { type PastShows, pastKeys } from '../../../design/history/past-values.tsx'
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

/** The systems are named with the numbers. */
const Meant = AffectedCount.shape.meant.omit({ connectionIds: true })
const Counted = z.object({ people: z.int() })

function People({ count }: { readonly count: number }) {
  const { t } = useWords()
  return t('affected-count:people', { count })
}
