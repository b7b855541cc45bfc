import * as z from 'zod'
import { entity } from '../kernel/entity.ts'
import { Language } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { LackingContent, LetterKind, TemplateProblem } from './letter.ts'

const which = { kind: LetterKind, language: Language }

/** A template of letters as the store changed it. Without one, the text that Wardbook ships holds. */
export const LetterTemplate = entity('template', {
  ...which,
  text: z.string(),
  changedBy: z.string(),
})
export type LetterTemplate = z.infer<typeof LetterTemplate>

const Text = z.string().max(20_000)

export const letterTemplateContract = {
  /** The templates that the store has of its own; every other letter is written from the shipped text. */
  list: query({
    input: z.object({}).prefault({}),
    output: z.object({ templates: z.array(LetterTemplate) }),
    roles: everyone,
  }),
  /** The text of a template, and what it may name; the words of names are `letter:value`, `condition` and `part`. */
  get: query({
    input: z.object(which),
    output: z.object({
      own: LetterTemplate.nullable(),
      shipped: z.string(),
      values: z.array(z.string()),
      conditions: z.array(z.string()),
      parts: z.array(z.object({ part: z.string(), article: z.string() })),
    }),
    roles: everyone,
  }),
  /** How a letter from this text would read, with its values named, what keeps it from being read, and what it lacks. */
  preview: query({
    input: z.object({ ...which, text: Text }),
    output: z.object({
      problems: z.array(TemplateProblem),
      lacking: z.array(LackingContent),
      title: z.string(),
      text: z.string(),
    }),
    roles: everyone,
  }),
  /** Keeps a text. One that is broken or lacks what the law asks for is refused. */
  change: command({
    input: z.object({
      ...which,
      text: Text,
      /** The revision that was seen; null: the shipped text. */
      revision: z.int().positive().nullable(),
    }),
    output: LetterTemplate,
    roles: dpoOnly,
  }),
  /** Goes back to the shipped text; the audit log keeps the own one. */
  reset: command({
    input: z.object({ ...which, revision: z.int().positive() }),
    output: z.object({}),
    roles: dpoOnly,
  }),
}
