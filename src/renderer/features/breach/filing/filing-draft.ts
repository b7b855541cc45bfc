import * as z from 'zod'
import { Authority } from '#shared/contract/authority.ts'
import type { FilingInput, Receipt } from '#shared/contract/breach-filing.ts'
import { FilingChannel, FilingKind } from '#shared/contract/codes.ts'
import { LongText, OptionalText } from '#shared/contract/texts.ts'
import { Instant, millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'

const receipt = {
  at: Instant.nullable(),
  number: OptionalText,
  confirmationId: id('attachment').nullable(),
}

const Filing = z.object({
  kind: FilingKind,
  authority: Authority,
  channel: FilingChannel,
  filedAt: Instant,
  ...receipt,
  reason: LongText,
})
/** A filing as the dialog holds it: the receipt in fields of its own, empty while there is none. */
export type FilingDraft = z.output<typeof Filing>

const OwnReceipt = z.object(receipt)
export type ReceiptDraft = z.output<typeof OwnReceipt>

/**
 * What a filing has to say: a receipt whole or not at all, and why it is late or withdrawn (GDPR Art. 33(1)).
 * @param dueAt the end of the period; null where none runs
 */
export function filingSchema(dueAt: Instant | null) {
  return Filing.superRefine((draft, { addIssue }) => {
    for (const name of missingOf(draft)) addIssue({ code: 'custom', path: [name], message: 'missing' })
    if (owesReason(draft, dueAt) && draft.reason === '')
      addIssue({ code: 'custom', path: ['reason'], message: 'missing' })
  })
}

/** The receipt alone, of a filing that was recorded without. */
export const ReceiptSchema = OwnReceipt.superRefine((draft, { addIssue }) => {
  const missing = draft.at === null ? ['at'] : missingOf(draft)
  for (const name of missing) addIssue({ code: 'custom', path: [name], message: 'missing' })
})

/** Clocks of other machines run ahead a little, as the engine allows. */
const tolerance = 5 * 60_000

/**
 * Whether the file has to say why: a notification after the end of the period, and one that is withdrawn. One in the future
 * is mistyped and not late.
 */
export function owesReason(
  { kind, filedAt, at }: Pick<FilingDraft, 'kind' | 'filedAt' | 'at'>,
  dueAt: Instant | null,
  now: Instant = systemClock(),
): boolean {
  if (
    [filedAt, at].some(
      (moment) => moment !== null && millisecondsOf(moment) > millisecondsOf(now) + tolerance,
    )
  )
    return false
  if (kind === 'withdrawal') return true
  const opens = kind === 'initial' || kind === 'bundled'
  return opens && dueAt !== null && millisecondsOf(at ?? filedAt) > millisecondsOf(dueAt)
}

/** The receipt as the engine takes it; null while there is none. */
export function toReceipt({ at, number, confirmationId }: ReceiptDraft): Receipt | null {
  return at === null ? null : { at: at, number: number, confirmationId }
}

/** The filing as the engine takes it. */
export function toFiling(
  draft: FilingDraft,
  { id, revision }: Pick<z.output<typeof FilingInput>, 'id' | 'revision'>,
): z.output<typeof FilingInput> {
  const { kind, authority, channel, filedAt, reason } = draft
  return { id, revision, kind, authority, channel, filedAt, reason, receipt: toReceipt(draft) }
}

/** A moment without proof is none, and proof without a moment closes nothing. */
function missingOf({ at, number, confirmationId }: ReceiptDraft): string[] {
  const isProved = number !== '' || confirmationId !== null
  if (at === null) return isProved ? ['at'] : []
  return isProved ? [] : ['number']
}
