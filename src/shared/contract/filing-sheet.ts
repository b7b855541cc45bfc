import * as z from 'zod'
import { Authority } from './authority.ts'

/** The portals that Wardbook has a sheet for, and one for all others; `resources/law/filing-sheets`. */
export const FilingSheetKey = z.enum(['ap', 'aepd', 'baylda', 'cnil', 'dpc', 'ico', 'general'])
export type FilingSheetKey = z.infer<typeof FilingSheetKey>

/** A portal's questions with the answers to copy; words are `filing-sheet:section.<key>` and `filing-sheet:question.<key>`. */
export const FilingSheet = z.object({
  key: FilingSheetKey,
  /** Null: the sheet for authorities that have none of their own. */
  authority: Authority.nullable(),
  /** Whether the breach goes to this authority. */
  isConcerned: z.boolean(),
  /** Whether the order is that of the portal, as far as it was seen. */
  isOrderSeen: z.boolean(),
  sections: z.array(
    z.object({
      key: z.string(),
      questions: z.array(
        z.object({
          key: z.string(),
          /** Whether the question was seen at its source. */
          isSeen: z.boolean(),
          /** Nothing in the breach answers it. */
          isByHand: z.boolean(),
          /** Empty: not answered yet. */
          answer: z.string(),
        }),
      ),
    }),
  ),
})
export type FilingSheet = z.infer<typeof FilingSheet>
