import type { Letter } from '#shared/contract/letter.ts'
import { dayIn, dayInWords, type Instant } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { WordsOf } from '../../language/index.ts'
import type { CommandContext } from '../../router/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { openIncident } from '../security-incident/index.ts'

/**
 * Opens a security incident for a letter that went to somebody else, with what is known: which letter, of what record, how
 * and when it went out. Whether it is a breach is found by its triage (GDPR Art. 4(12)). A delivery that has its
 * incident keeps it.
 */
export async function openMisdelivery(
  letter: Letter,
  { delivery, at, evidence }: { readonly delivery: number; readonly at: Instant; readonly evidence: string },
  context: CommandContext,
  wordsOf: WordsOf,
): Promise<Id<'incident'> | null> {
  const { db, actor, zone } = context
  const sent = letter.deliveries[delivery]
  if (sent === undefined || sent.incidentId) return sent?.incidentId ?? null
  const { language } = await organisationOf(db)
  const words = await wordsOf(language)
  const { subjectId } = letter
  const of = await db.get(subjectId.startsWith('request_') ? 'rightsRequest' : 'breach', subjectId)
  const on = (moment: Instant) => dayInWords(dayIn(zone, moment), language)
  const params = {
    letter: letter.reference,
    kind: words.text(`letter:kind.${letter.kind}`),
    of: of.reference,
    channel: words.text(`letter:channel.${sent.channel}`),
    to: sent.to,
    sent: on(sent.dispatchedAt),
    known: on(at),
    evidence: evidence === '' ? '–' : evidence,
  }
  const { id } = await openIncident(
    {
      title: words.text('letter:misdelivery.title', params),
      description: words.text('letter:misdelivery.description', params),
      detectedAt: at,
      handler: actor.label,
    },
    context,
  )
  return id
}
