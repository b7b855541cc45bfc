import type * as z from 'zod'
import { Advice } from '#shared/contract/texts.ts'
import { dayIn, systemClock, type TimeZone } from '#shared/kernel/dates.ts'
import { requiredDay } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { longText, text } from '../fields/text.tsx'

type AdviceDraft = z.output<typeof Advice>

export const adviceSchema = Advice

/** The advice of the data protection officer, verbatim. Its words stand in `advice.json`. */
export const adviceFields: Fields<AdviceDraft> = {
  by: text({ required: true, article: 'GDPR Art. 38(3), 39(1)(a)' }),
  on: requiredDay({ required: true, width: 'half' }),
  text: longText({ required: true }),
}

/** Advice as the dialog opens it: given today by this person. */
export function blankAdvice(zone: TimeZone, by: string): AdviceDraft {
  return { by, on: dayIn(zone, systemClock()), text: '' }
}
