import * as z from 'zod'
import { Delivery, LetterFormat } from '#shared/contract/letter.ts'
import type { PastShow, PastShows } from '../history/past-values.tsx'
import { pastKey, pastKeys } from '../history/past-values.tsx'
import { useWords } from '../words/use-words.ts'

const Files = z.array(z.object({ format: LetterFormat }))

const pastFiles: PastShow = (value) =>
  pastKeys('documents:format')(Files.safeParse(value).data?.map(({ format }) => format))

const Sent = z.array(Delivery.pick({ channel: true, to: true, outcome: true }))

const pastDeliveries: PastShow = (value) => {
  const { data = [] } = Sent.safeParse(value)
  return data.length === 0 ? null : <Sendings of={data} />
}

function Sendings({ of }: { readonly of: z.infer<typeof Sent> }) {
  const { t } = useWords()
  return of
    .map(
      ({ channel, to, outcome }) =>
        `${t(`letter:channel.${channel}`)}, ${to}, ${t(`letter:outcome.${outcome}`)}`,
    )
    .join(' · ')
}

/** How the history shows what a letter says of itself. */
export const pastLetter: PastShows = {
  kind: pastKey('letter:kind'),
  language: pastKey('app:language'),
  regime: pastKey('codes:regime'),
  rights: pastKeys('codes:right'),
  documents: pastFiles,
  deliveries: pastDeliveries,
}
