import * as z from 'zod'
import { Language, Message } from '../kernel/message.ts'

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

/**
 * What people answered beyond or against what the record proposes; null: left empty although it proposes something. The
 * rest of the form follows from the record, whenever it is looked at.
 */
export const EdpbOwnAnswers = z.record(EdpbFieldName, EdpbAnswer.nullable())
export type EdpbOwnAnswers = z.infer<typeof EdpbOwnAnswers>

/** What is wrong with a filled form, and at which field. */
export const EdpbIssue = z.object({ field: z.string(), rule: z.string(), message: Message })
export type EdpbIssue = z.infer<typeof EdpbIssue>

/** A field as the form asks for it; its words are `edpb-form:field.<number>` and `edpb-form:option.<number>.<key>`. */
export const EdpbAskedField = z.object({
  number: z.int(),
  name: z.string(),
  section: z.string(),
  kind: EdpbFieldKind,
  /** The letters that stand open, with what each says. */
  options: z.array(z.object({ letter: z.string(), key: z.string() })),
  isRequired: z.boolean(),
  article: z.string().nullable(),
  /** The countries that can be named or are counted. */
  countries: z.array(z.string()),
})
export type EdpbAskedField = z.infer<typeof EdpbAskedField>

/** The form of a breach as it stands: what is asked, what is answered and from where, and what is still wrong. */
export const EdpbFormReading = z.object({
  version: z.string(),
  fields: z.array(EdpbAskedField),
  answers: EdpbAnswers,
  /** What the record itself proposes, whether it is taken or not. */
  proposed: EdpbAnswers,
  own: EdpbOwnAnswers,
  issues: z.array(EdpbIssue),
  missing: z.int(),
})
export type EdpbFormReading = z.infer<typeof EdpbFormReading>

/** The form as it said when something was filed: what it said stays, whatever record and template say later. */
export const FrozenEdpbForm = z.object({
  /** Template and version. */
  template: z.string(),
  language: Language,
  answers: EdpbAnswers,
  /** Each answer as it was written out, in the order of the form. */
  written: z.array(
    z.object({ field: EdpbFieldName, number: z.int(), label: z.string(), said: z.array(z.string()) }),
  ),
})
export type FrozenEdpbForm = z.infer<typeof FrozenEdpbForm>

/** A version of the template: the kind of each field, and the key of the words that each letter stands for. */
export const EdpbTemplate = z.object({
  version: z.string(),
  fields: z.array(
    z.object({
      number: z.int(),
      name: EdpbFieldName,
      kind: EdpbFieldKind,
      options: z.record(z.string(), z.string()),
    }),
  ),
})
export type EdpbTemplate = z.infer<typeof EdpbTemplate>
