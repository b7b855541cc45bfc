import * as z from 'zod'
import { Day } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { ShortText } from './texts.ts'

/** What can be held. */
const HeldId = z.union([id('request'), id('activity'), id('person'), id('authority')])

/**
 * That something is kept for a claim, an inquiry or a court (GDPR Art. 17(3)(e), 18(2)): until it is lifted or has ended,
 * Wardbook itself erases, blanks and removes nothing of it.
 */
export const LegalHold = entity('hold', {
  subjectId: HeldId,
  /** Empty once the file of the request that it held is blanked. */
  reason: z.string(),
  from: Day,
  /** Its last day; null: until it is lifted. */
  until: Day.nullable(),
  placedBy: z.string(),
  liftedOn: Day.nullable(),
  liftedBy: z.string(),
  liftReason: z.string(),
})
export type LegalHold = z.infer<typeof LegalHold>

export const legalHoldContract = {
  list: query({
    input: listInput({ subjectId: z.array(z.string()) }, ['from', 'updatedAt']),
    output: listOutput(LegalHold),
    roles: everyone,
  }),
  get: query({ input: z.object({ id: id('hold') }), output: LegalHold, roles: everyone }),
  place: command({
    input: z.object({ subjectId: HeldId, reason: ShortText, until: Day.nullable().default(null) }),
    output: LegalHold,
    roles: dpoOnly,
  }),
  lift: command({
    input: z.object({ ...oneRevision('hold').shape, reason: ShortText }),
    output: LegalHold,
    roles: dpoOnly,
  }),
}
