import * as z from 'zod'

/** A short text in one line, trimmed, not empty. */
export const ShortText = z.string().trim().min(1).max(300)
/** A text in one line that may be empty. */
export const OptionalText = z.string().trim().max(1_000).default('')
/** A text of several paragraphs that may be empty. */
export const LongText = z.string().trim().max(20_000).default('')
/** An ISO 3166-1 alpha-2 country code in capitals. */
export const Country = z.string().regex(/^[A-Z]{2}$/)
/** An e-mail address or nothing. */
export const OptionalEmail = z.union([z.literal(''), z.email().max(320)]).default('')
/** A web address or nothing; only http and https can be opened. */
export const OptionalUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]).default('')
/** Where a holiday calendar is regional: the part of the country, for example `BY` for Bavaria. */
export const Region = z
  .string()
  .regex(/^[A-Z0-9]{1,6}$/)
  .nullable()
  .default(null)

/** The DPO's advice to the controller (GDPR Art. 38(6), 39(1)(a)). */
export const Advice = z.object({
  by: ShortText,
  on: z.iso.date().brand<'Day'>(),
  text: z.string().trim().min(1),
})

/** The controller's decision, with who took it and whether it follows the advice (GDPR Art. 24, 38(6)). */
export const Decision = z
  .object({
    byName: ShortText,
    function: ShortText,
    on: z.iso.date().brand<'Day'>(),
    outcome: ShortText,
    evidence: OptionalText,
    followsAdvice: z.boolean().nullable().default(null),
    reasonIfNot: OptionalText,
  })
  // A decision against the advice stands with its reason (GDPR Art. 5(2), 38).
  .refine(({ followsAdvice, reasonIfNot }) => followsAdvice !== false || reasonIfNot !== '', {
    path: ['reasonIfNot'],
    error: 'required',
  })
