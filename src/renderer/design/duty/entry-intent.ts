import type { DutyEntry, DutyEntryKind, DutyPart } from '#shared/contract/reporting-duty.ts'

/** What is about to be entered in the file of a duty. */
export interface EntryIntent {
  readonly what: DutyEntryKind
  /** The start or the step; null for the others. */
  readonly of: DutyPart | null
  /** The entry in whose place it stands; null: a new one. */
  readonly corrects: DutyEntry | null
}

/** The words of what an entry is about: the step or the start, else what kind of entry it is. */
export function subjectOfEntry({ what, of }: Pick<EntryIntent, 'what' | 'of'>): string {
  return of === null || what === 'voided' ? `reporting-duty:what.${what}` : `reporting-duty:part.${of}`
}
