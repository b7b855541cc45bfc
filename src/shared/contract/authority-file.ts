import * as z from 'zod'
import { Day } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { registerOperations } from '../kernel/register.ts'
import { AuthorityFileKind, AuthorityFileState, Regime } from './codes.ts'
import { LongText, OptionalEmail, OptionalText, ShortText } from './texts.ts'

const day = Day.nullable().default(null)

const shape = {
  title: ShortText,
  kind: AuthorityFileKind.default('complaintToAuthority'),
  status: AuthorityFileState.default('received'),
  regime: Regime.default('eu'),
  /** The supervisory authority or court; empty for a complaint to the controller. */
  authority: OptionalText,
  /** Their file number, to be quoted in every letter. */
  authorityReference: OptionalText,
  complainantName: OptionalText,
  complainantEmail: OptionalEmail,
  description: LongText,
  receivedOn: Day,
  acknowledgedOn: day,
  /** The deadline that they set; no law computes it. */
  deadlineOn: day,
  /** Until when they extended it. */
  extendedTo: day,
  extensionReason: OptionalText,
  repliedOn: day,
  reply: LongText,
  closedOn: day,
  outcome: LongText,
  handler: OptionalText,
  requestIds: z.array(id('request')).max(200).default([]),
  breachIds: z.array(id('breach')).max(200).default([]),
  activityIds: z.array(id('activity')).max(200).default([]),
}

/** A complaint, an inquiry or an action of a court, with what it is about (GDPR Art. 31, 58, 77 to 79). */
export const AuthorityFile = entity('authority', {
  ...shape,
  /** DPA 2018 s. 164A(3): by when a complaint to the controller is to be acknowledged; null: no law asks for it. */
  acknowledgeOn: Day.nullable(),
  /** The next of its dates that is still open; null: none is. */
  dueOn: Day.nullable(),
})
export type AuthorityFile = z.infer<typeof AuthorityFile>

export const authorityFileContract = registerOperations(
  'authority',
  shape,
  AuthorityFile,
  {
    search: z.string(),
    kind: z.array(AuthorityFileKind),
    status: z.array(AuthorityFileState),
    requestIds: z.array(id('request')),
    breachIds: z.array(id('breach')),
    activityIds: z.array(id('activity')),
    dueOnBefore: Day,
  },
  ['reference', 'title', 'kind', 'status', 'receivedOn', 'dueOn', 'handler', 'updatedAt'],
)
