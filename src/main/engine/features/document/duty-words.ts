import type { DutyEntry, DutyStep } from '#shared/contract/reporting-duty.ts'
import type { Words } from '../../language/index.ts'
import type { FiledDuty } from './filed-duties.ts'

/** Who is told, and by which duty. */
export function dutyTitle({ duty: { owedTo, kind } }: FiledDuty, words: Words): string {
  return `${owedTo} · ${words.text(`codes:dutyKind.${kind}`)}`
}

/** The step or the start that an entry is about, else what kind of entry it is. */
export function entryTitle({ what, of }: Pick<DutyEntry, 'what' | 'of'>, words: Words): string {
  return words.text(
    of === null || what === 'voided' ? `reporting-duty:what.${what}` : `reporting-duty:part.${of}`,
  )
}

/** How it was sent and what proves it: channel, number of the receipt, evidence, file, letter. */
export function proofsOf(entry: DutyEntry, { nameOf }: FiledDuty, words: Words): string[] {
  const { channel, receipt, evidence, attachmentId, letterId } = entry
  return [
    channel === null ? '' : words.text(`codes:filingChannel.${channel}`),
    receipt === '' ? '' : words.text('document:duties.receiptNumber', { number: receipt }),
    evidence,
    attachmentId === null ? '' : nameOf(attachmentId),
    letterId === null ? '' : nameOf(letterId),
  ].filter((part) => part !== '')
}

/** The period of a contract, as it was agreed. */
export function agreedText({ agreed }: DutyEntry, words: Words): string[] {
  return agreed === null ? [] : [words.text(`reporting-duty:period.${agreed.unit}`, { count: agreed.value })]
}

/** Whether the end was kept; null while the step is open or has no end. */
export function keptText({ inTime }: DutyStep, words: Words): string | null {
  return inTime === null ? null : words.text(`reporting-duty:${inTime ? 'inTime' : 'late'}`)
}
