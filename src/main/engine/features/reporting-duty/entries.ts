import type { AgreedPeriod, DutyEntry, DutyPart, ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'
import type { DutyRule } from '../../law/index.ts'
import { requirePast } from '../past.ts'

/** An entry as it is handed in, before it has its number and who recorded it. */
export type NewEntry = Omit<DutyEntry, 'number' | 'recordedAt' | 'recordedBy'>

/**
 * The entries that count: a corrected one gives way to its correction, which stands in its place among the others, and one
 * that never happened to nothing.
 */
export function standingEntries(entries: readonly DutyEntry[]): readonly DutyEntry[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  return entries
    .filter(({ number, what }) => !corrected.has(number) && what !== 'voided')
    .toSorted((one, other) => placeOf(one, entries) - placeOf(other, entries))
}

/** The number of the first entry that a correction goes back to. */
function placeOf({ number, corrects }: DutyEntry, entries: readonly DutyEntry[]): number {
  const corrected = entries.find((entry) => entry.number === corrects)
  return corrected === undefined ? number : placeOf(corrected, entries)
}

/** What the standing entries say. */
export interface DutyFacts {
  readonly starts: ReadonlyMap<DutyPart, Instant>
  readonly done: ReadonlyMap<DutyPart, Instant>
  readonly doneLast: ReadonlyMap<DutyPart, Instant>
  readonly agreed: AgreedPeriod | null
  readonly applies: boolean
}

export function factsOf(entries: readonly DutyEntry[]): DutyFacts {
  const standing = standingEntries(entries)
  const moments = (what: DutyEntry['what']) =>
    standing
      .flatMap((entry) =>
        entry.what === what && entry.of !== null && entry.at !== null ? [[entry.of, entry.at] as const] : [],
      )
      .toSorted(([, one], [, other]) => millisecondsOf(one) - millisecondsOf(other))
  const done = moments('done')
  const applicability = standing.findLast(({ what }) => what === 'notApplicable' || what === 'applies')
  return {
    // A map keeps the last of a key.
    starts: new Map(moments('started').toReversed()),
    done: new Map(done.toReversed()),
    doneLast: new Map(done),
    agreed: standing.findLast(({ what }) => what === 'agreed')?.agreed ?? null,
    applies: applicability?.what !== 'notApplicable',
  }
}

/** Whether a duty is open, done in every step, or found not to apply. */
export function statusOf(entries: readonly DutyEntry[], rule: DutyRule): ReportingDuty['status'] {
  const { applies, done } = factsOf(entries)
  if (!applies) return 'notApplicable'
  return rule.steps.every(({ step }) => done.has(step)) ? 'done' : 'open'
}

/**
 * Holds an entry against the duty's rule and its file.
 * @throws Fault `invalid-input` for what lies in the future, names nothing of this duty, proves nothing, or corrects
 *   without a reason
 */
export function requireEntry(
  entry: NewEntry,
  entries: readonly DutyEntry[],
  rule: DutyRule,
  now: Instant,
): void {
  const { what, of, at, reason, corrects } = entry
  if (at !== null) requirePast(at, now, ['at'])
  if (corrects !== null) requireCorrection(entry, entries)
  if ((corrects !== null || reasoned.has(what)) && reason === '') throw refusal(['reason'], 'required')
  if (what === 'voided' && corrects === null) throw refusal(['corrects'], 'required')
  if (what === 'started') requireStart(entry, rule)
  if (what === 'done') {
    if (!rule.steps.some(({ step }) => step === of)) throw refusal(['of'], 'notOneOf')
    if (at === null) throw refusal(['at'], 'required')
    if (!isProved(entry)) throw refusal(['evidence'], 'required')
  }
  if (what === 'agreed') {
    if (entry.agreed === null) throw refusal(['agreed'], 'required')
    if (entry.evidence === '') throw refusal(['evidence'], 'required')
  }
}

const reasoned: ReadonlySet<DutyEntry['what']> = new Set(['notApplicable', 'applies', 'voided'])

function requireStart({ of, at, evidence }: NewEntry, rule: DutyRule): void {
  if (!rule.starts.some(({ start }) => start === of)) throw refusal(['of'], 'notOneOf')
  if (at === null) throw refusal(['at'], 'required')
  if (evidence === '') throw refusal(['evidence'], 'required')
}

/** A correction takes the place of an entry that stands, and says the same kind of thing or that it never was. */
function requireCorrection({ what, of, corrects }: NewEntry, entries: readonly DutyEntry[]): void {
  const corrected = standingEntries(entries).find(({ number }) => number === corrects)
  if (corrected === undefined) throw refusal(['corrects'], 'notOneOf')
  const isSame = corrected.what === what && corrected.of === of
  if (!isSame && what !== 'voided') throw refusal(['corrects'], 'notForThisRecord')
}

/** A time alone proves nothing. */
function isProved({ receipt, evidence, attachmentId, letterId }: NewEntry): boolean {
  return receipt !== '' || evidence !== '' || attachmentId !== null || letterId !== null
}

export function refusal(path: InputIssue['path'], key: string): Fault {
  return new Fault('invalid-input', { issues: [{ path, key }] })
}
