import * as z from 'zod'
import { DutyKind, FilingChannel } from '#shared/contract/codes.ts'
import type { NewDuty, OfferedDuty } from '#shared/contract/reporting-duty.ts'
import { LongText, OptionalText } from '#shared/contract/texts.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'

const agreed = {
  agreedValue: z.int().min(1).max(9_999).nullable(),
  agreedUnit: z.enum(['hour', 'day']),
  agreedEvidence: OptionalText,
}

const Draft = z.object({
  kind: DutyKind,
  owedTo: OptionalText,
  vendorId: id('vendor').nullable(),
  at: Instant.nullable(),
  evidence: OptionalText,
  ...agreed,
  reason: LongText,
})
/** A duty as the dialog that adds it holds it. */
export type DutyDraft = z.output<typeof Draft>

/** @param offered what each kind of duty asks */
export function dutySchema(offered: readonly OfferedDuty[]) {
  return Draft.superRefine((draft, { addIssue }) => {
    const missing = (name: keyof DutyDraft) => addIssue({ code: 'custom', path: [name], message: 'missing' })
    if (draft.owedTo === '') missing('owedTo')
    if (asksStart(offered, draft.kind)) {
      if (draft.at === null) missing('at')
      if (draft.evidence === '') missing('evidence')
    }
    if (draft.agreedValue !== null && takesAgreed(offered, draft.kind) && draft.agreedEvidence === '')
      missing('agreedEvidence')
    if (draft.reason === '' && draft.kind !== 'controllerNotice') missing('reason')
  })
}

/** The start that the kind cannot be without. */
export function startOf(
  offered: readonly OfferedDuty[],
  kind: DutyKind,
): OfferedDuty['starts'][number] | null {
  const found = offered.find((one) => one.kind === kind)
  return found?.starts.find(({ optional }) => !optional) ?? null
}

/** A notice to a controller has its start from the legal event, once there is one. */
export function asksStart(offered: readonly OfferedDuty[], kind: DutyKind): boolean {
  return kind !== 'controllerNotice' || startOf(offered, kind)?.at === null
}

export function takesAgreed(offered: readonly OfferedDuty[], kind: DutyKind): boolean {
  return offered.find((one) => one.kind === kind)?.takesAgreed ?? false
}

/** The duty as the engine takes it. */
export function toDuty(
  draft: DutyDraft,
  offered: readonly OfferedDuty[],
  subjectId: z.output<typeof NewDuty>['subjectId'],
): z.input<typeof NewDuty> {
  const { kind, owedTo, vendorId, at, evidence, reason } = draft
  const start = startOf(offered, kind)
  const isAsked = start !== null && at !== null && asksStart(offered, kind)
  const { agreedValue: value, agreedUnit: unit, agreedEvidence } = draft
  return {
    subjectId,
    kind,
    owedTo,
    vendorId,
    reason,
    starts: isAsked ? [{ start: start.start, at, evidence }] : [],
    agreed: value === null || !takesAgreed(offered, kind) ? null : { value, unit, evidence: agreedEvidence },
  }
}

/** An entry as the dialog holds it. */
export const EntryDraft = z.object({
  at: Instant.nullable(),
  channel: FilingChannel,
  receipt: OptionalText,
  evidence: OptionalText,
  attachmentId: id('attachment').nullable(),
  letterId: id('letter').nullable(),
  ...agreed,
  reason: LongText,
})
export type EntryDraft = z.output<typeof EntryDraft>
