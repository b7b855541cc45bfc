import type { CountedSystem, PeopleMeant, TimeMeant } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { Instant } from '#shared/kernel/dates.ts'

/** Who is meant, as it is typed. */
export interface MeantDraft {
  connectionIds: PeopleMeant['connectionIds']
  conditions: PeopleMeant['conditions']
  by: TimeMeant | 'always'
  from: Instant | null
  until: Instant | null
  /** Entries, one a line or separated as in a table. */
  listed: string
}

/** Everybody of the systems that the breach names, as they stood at its end; of the only one where it names none. */
export function blankMeant(
  { systemIds, begunAt, endedAt, detectedAt }: Breach,
  systems: readonly CountedSystem[],
): MeantDraft {
  const named = systems.filter(({ systemId }) => systemIds.some((id) => id === systemId))
  const only = systemIds.length === 0 && systems.length === 1 ? systems : []
  const until = endedAt ?? detectedAt
  return {
    connectionIds: (named.length > 0 ? named : only).map(({ connectionId }) => connectionId),
    conditions: [],
    by: until === null ? 'always' : 'held',
    from: begunAt,
    until,
    listed: '',
  }
}

export function toMeant({ by, from, until, listed, ...draft }: MeantDraft): PeopleMeant {
  const entries = entriesOf(listed)
  return {
    ...draft,
    window:
      by === 'always'
        ? null
        : { by, from: by === 'held' ? null : from, until: by === 'changed' ? null : until },
    listed: entries.length === 0 ? null : entries,
  }
}

/** The entries of a pasted list: what stands between line breaks, tabs, commas, semicolons and quotation marks. */
export function entriesOf(text: string): string[] {
  const entries = text.split(/[\r\n\t,;"]+/).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}
