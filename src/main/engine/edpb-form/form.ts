import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { EdpbFieldKind } from '#shared/contract/edpb-form.ts'
import { Country } from '#shared/contract/texts.ts'
import { Day } from '#shared/kernel/dates.ts'
import { Condition } from './condition.ts'

/** A letter of the template; `b1` is one, too. */
const Letter = z.string().regex(/^[a-z]\d?$/)

const EdpbField = z.strictObject({
  section: z.string(),
  kind: EdpbFieldKind,
  /** What each letter stands for; words are `edpb-form:option.<number>.<key>`. */
  options: z.record(Letter, z.string()).default({}),
  /** Letters that stand open only under a condition. */
  optionWhen: z.record(Letter, Condition).default({}),
  /** Asked while all of these hold. */
  visible: Condition.default([]),
  /** Where it is asked, an answer is required while all of these hold; null: it never is. */
  required: z
    .union([z.literal(true).transform(() => []), Condition])
    .nullable()
    .default(null),
  article: z.string().nullable().default(null),
  /** Where the template prints no condition, an impossible one, or two answers as one: what is taken instead. */
  reading: z.string().nullable().default(null),
  notBefore: z.int().nullable().default(null),
  asManyAs: z.int().nullable().default(null),
  countriesOf: z.int().nullable().default(null),
  /** Which letters what the record knows proposes: by the name of what is known and its value. */
  from: z.record(z.string(), z.record(z.string(), z.array(Letter))).default({}),
})
export type EdpbField = z.infer<typeof EdpbField> & { readonly number: number; readonly name: string }

const EdpbFormFile = z.strictObject({
  version: z.string(),
  effectiveFrom: Day,
  /** What stands on everything that is made of it. */
  mark: z.string(),
  source: z.url(),
  eea: z.array(Country),
  fields: z.record(z.string().regex(/^\d{1,3}$/), EdpbField),
})

/** One version of the EDPB's common template for notifying breaches, its fields in their order. */
export interface EdpbForm extends Omit<z.infer<typeof EdpbFormFile>, 'fields'> {
  readonly fields: readonly EdpbField[]
}

/** Reads `resources/law/edpb-form.yaml`, every version of it, the newest first. */
export function loadEdpbForms(resourcesDir: string): readonly EdpbForm[] {
  const file = parse(readFileSync(join(resourcesDir, 'law', 'edpb-form.yaml'), 'utf8'), { merge: true })
  return z
    .array(EdpbFormFile)
    .min(1)
    .parse(file)
    .map((form) => ({
      ...form,
      fields: Object.entries(form.fields)
        .map(([number, field]) => ({ ...field, number: Number(number), name: nameOf(Number(number)) }))
        .sort((one, other) => one.number - other.number),
    }))
    .sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))
}

/** The version in force on `day`; before the first one, the first. */
export function formInForce(forms: readonly EdpbForm[], day: Day): EdpbForm {
  const inForce = forms.find(({ effectiveFrom }) => effectiveFrom <= day) ?? forms.at(-1)
  if (inForce === undefined) throw new Error('no version of the form')
  return inForce
}

/** The key of a field's answer. */
export function nameOf(number: number): string {
  return `field_${number}`
}
