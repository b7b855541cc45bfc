import * as z from 'zod'
import { Message } from '../kernel/message.ts'

/** How a field of the form is answered: by one letter, several, a text in one line or more, texts in a list, and so on. */
export const EdpbFieldKind = z.enum([
  'line',
  'text',
  'lines',
  'choice',
  'choices',
  'flag',
  'instant',
  'day',
  'number',
  'countries',
  'perCountry',
])
export type EdpbFieldKind = z.infer<typeof EdpbFieldKind>

/** A field of the EDPB's template by the number of its row. */
const EdpbFieldName = z.string().regex(/^field_\d{1,3}$/)

export const EdpbAnswer = z.union([
  z.string().max(20_000),
  z.boolean(),
  z.number(),
  z.array(z.string().max(1_000)).max(100),
  z.record(z.string().max(60), z.number()),
])
export type EdpbAnswer = z.infer<typeof EdpbAnswer>

/** Answers by field: letters of the template, texts, numbers. A field that is left out is not answered. */
export const EdpbAnswers = z.record(EdpbFieldName, EdpbAnswer)
export type EdpbAnswers = z.infer<typeof EdpbAnswers>

/** What is wrong with a filled form, and at which field. */
export const EdpbIssue = z.object({ field: z.string(), rule: z.string(), message: Message })
export type EdpbIssue = z.infer<typeof EdpbIssue>
