import * as z from 'zod'
import { addDays, addMonths, Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { pageLimit } from '../kernel/list.ts'
import { command, confirmed, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { KeepingCopy } from './person.ts'
import { ShortText } from './texts.ts'

/**
 * For how many months the file of a request is kept after its closing, until somebody decides otherwise: as long as claims
 * about it can usually be brought.
 */
export const usualMonths = 36

export const KeptMonths = z.int().min(1).max(240)

/** The last day on which the file of a request is kept whole; null while it is open. */
export function keptUntil(closedOn: Day | null, months: number): Day | null {
  return closedOn === null ? null : addMonths(closedOn, months)
}

/** Files that were closed before this day are past their retention date. */
export function pastRetentionBefore(today: Day, months: number): Day {
  let day = addDays(addMonths(today, -months), 4)
  while (addMonths(day, months) >= today) day = addDays(day, -1)
  return addDays(day, 1)
}

/** How long files of requests are kept, who decided it, when and why; the store's own default has no author. */
const RetentionPolicy = z.object({
  monthsAfterClosing: KeptMonths,
  reason: z.string(),
  by: z.string().nullable(),
  since: Instant.nullable(),
})
export type RetentionPolicy = z.infer<typeof RetentionPolicy>

const Policies = z.object({
  current: RetentionPolicy,
  /** Those before, the latest first. */
  earlier: z.array(RetentionPolicy),
  usualMonths: z.int(),
})

/**
 * Why a file is not blanked: its time has not come, somebody holds it, an authority, an action or the incident of a misdelivered
 * letter still needs it.
 */
export const KeptBecause = z.object({
  because: z.enum(['open', 'retention', 'hold', 'authorityFile', 'openAction', 'openIncident']),
  /** Of the hold, the authority's file, the action, the incident, or else of the request itself. */
  reference: z.string(),
  /** The record that is held or still open. */
  recordId: z.string(),
  /** Of a hold: why it was placed. */
  reason: z.string(),
  until: Day.nullable(),
})
export type KeptBecause = z.infer<typeof KeptBecause>

/** A file whose retention date has passed. */
export const ExpiredFile = z.object({
  id: id('request'),
  reference: z.string(),
  receivedOn: Day,
  closedOn: Day.nullable(),
  keptUntilOn: Day.nullable(),
  /** Empty: it can be blanked. */
  kept: z.array(KeptBecause),
})
export type ExpiredFile = z.infer<typeof ExpiredFile>

/** What a blanking takes away, counted over the files that can be blanked. */
export const BlankedContent = z.object({
  /** Legal events whose reasons, evidence and names go. */
  events: z.int(),
  letters: z.int(),
  attachments: z.int(),
  actions: z.int(),
  /** Files of letters, packages, clock sheets and audit exports. */
  documents: z.int(),
  /** Entries of the audit log whose words go; their hashes stay. */
  entries: z.int(),
})
export type BlankedContent = z.infer<typeof BlankedContent>

/**
 * How long the file of a request is kept after it is closed, and what happens then: personal data are blanked, and what
 * counts and proves stays (GDPR Art. 5(1)(e), 5(2)).
 */
export const requestRetentionContract = {
  policy: query({ input: z.object({}).prefault({}), output: Policies, roles: everyone }),
  /** Another period for every file, with the reason for it. Nothing is blanked by it. */
  change: command({
    input: z.object({ monthsAfterClosing: KeptMonths, reason: ShortText }),
    output: Policies,
    roles: dpoOnly,
  }),
  /** The files whose retention date has passed, the oldest first, or those that are named; what would go, and what is kept. */
  preview: query({
    input: z.object({ ids: z.array(id('request')).max(pageLimit).nullable().default(null) }).prefault({}),
    output: z.object({
      files: z.array(ExpiredFile),
      /** How many there are, also those beyond a page. */
      total: z.int(),
      removes: BlankedContent,
      /** Copies of the store that still hold what goes now. */
      copies: z.array(KeepingCopy),
    }),
    roles: everyone,
  }),
  /**
   * Takes the personal data out of files whose retention date has passed, for good: names, addresses, identifiers, mandates,
   * free texts, reasons and evidence of legal events, letters, the original mail and every other file, what the search and the
   * audit log knew. Reference, dates, rights, regimes, channel, outcome and the results of the clocks stay, and with them every
   * figure. The job `person.cleanse` follows by itself.
   */
  blank: command({
    input: confirmed({ ids: z.array(id('request')).min(1).max(pageLimit) }),
    output: z.object({ blanked: z.array(z.string()), copies: z.array(KeepingCopy) }),
    roles: dpoOnly,
    confirms: true,
  }),
}
