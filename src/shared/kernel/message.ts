import * as z from 'zod'

/**
 * A text that the engine says without saying it in a language: a key of the locales, its parameters and the article or
 * guideline it rests on. Renderer, command line and documents turn it into words through i18next.
 */
export const Message = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  /** As cited, for example `GDPR Art. 12(3)` or `Reg. 1182/71 Art. 3(4)`; null where no law stands behind it. */
  article: z.string().nullable().default(null),
})
export type Message = z.infer<typeof Message>

export const languages = ['en', 'fr', 'de'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>
