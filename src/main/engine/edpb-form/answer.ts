import * as z from 'zod'
import type { EdpbFieldKind } from '#shared/contract/edpb-form.ts'
import { Day, instantOf } from '#shared/kernel/dates.ts'
import type { EdpbField, EdpbForm } from './form.ts'

/** A rule that an answer breaks, with what its words name. */
export interface BrokenRule {
  readonly rule: string
  readonly params?: Readonly<Record<string, string | number>>
}

const Text = z.string().trim().min(1)
const Numbers = z.record(z.string(), z.int().nonnegative())

/** Whether an answer is of its field's kind: a letter that there is, a date, a whole number. */
export function brokenKind(answer: unknown, field: EdpbField, form: EdpbForm): BrokenRule | null {
  const { schema, broken } = kindOf(field, form)
  return schema.safeParse(answer).success ? null : broken
}

interface Kind {
  readonly schema: z.ZodType
  readonly broken: BrokenRule
}

/** A field never changes; making its schema costs more than many uses of it. */
const kinds = new WeakMap<EdpbField, Kind>()

function kindOf(field: EdpbField, form: EdpbForm): Kind {
  const known = kinds.get(field)
  if (known) return known
  const made = makeKind(field, form)
  kinds.set(field, made)
  return made
}

function makeKind({ kind, options }: EdpbField, { eea }: EdpbForm): Kind {
  const letters = Object.keys(options)
  const params = { letters: letters.join(', ') }
  const made = {
    line: () => ({ schema: Text, broken: { rule: 'notText' } }),
    text: () => ({ schema: Text, broken: { rule: 'notText' } }),
    lines: () => ({ schema: z.array(Text).min(1), broken: { rule: 'notLines' } }),
    choice: () => ({ schema: z.literal(letters), broken: { rule: 'notOption', params } }),
    choices: () => ({ schema: different(z.literal(letters)), broken: { rule: 'notOptions', params } }),
    flag: () => ({ schema: z.boolean(), broken: { rule: 'notFlag' } }),
    instant: () => ({ schema: z.custom(isInstant), broken: { rule: 'notInstant' } }),
    day: () => ({ schema: Day, broken: { rule: 'notDay' } }),
    number: () => ({ schema: z.int().nonnegative(), broken: { rule: 'notNumber' } }),
    countries: () => ({ schema: different(z.literal(eea)), broken: { rule: 'notCountries' } }),
    perCountry: () => ({ schema: Numbers.refine(isOfEea), broken: { rule: 'notPerCountry' } }),
  } as const satisfies Record<EdpbFieldKind, () => Kind>
  return made[kind]()

  function isOfEea(numbers: object): boolean {
    const named = Object.keys(numbers)
    return named.length > 0 && named.every((country) => eea.includes(country))
  }
}

function isInstant(answer: unknown): boolean {
  return instantOf(answer) !== null
}

function different(each: z.ZodType): z.ZodType {
  return z
    .array(each)
    .min(1)
    .refine((all) => new Set(all).size === all.length)
}
