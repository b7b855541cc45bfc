import type * as z from 'zod'
import { DataCategory, SpecialCategory } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import { codeOrNone, codes } from '../../design/fields/code.tsx'
import type { Fields } from '../../design/fields/field-kind.ts'
import { flag } from '../../design/fields/flag.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { schemaOf } from '../../design/register/schema-of.ts'

const schema = schemaOf(contract.field.create)

/** What a person can say of a field by hand. */
export type FieldDraft = Omit<z.output<typeof schema>, 'datasetId'>
type CategoryDraft = Pick<FieldDraft, 'dataCategory' | 'specialCategory' | 'criminalOffence' | 'identifier'>

export const fieldSchema = schema.omit({ datasetId: true })
export const categorySchema = fieldSchema.pick({
  dataCategory: true,
  specialCategory: true,
  criminalOffence: true,
  identifier: true,
})

/** What the field holds (GDPR Art. 4(1), 9, 10). */
export const categoryFields = {
  dataCategory: codeOrNone(codes('dataCategory', DataCategory), { article: 'GDPR Art. 4(1), 30(1)(c)' }),
  specialCategory: codeOrNone(codes('specialCategory', SpecialCategory), { article: 'GDPR Art. 9(1)' }),
  criminalOffence: flag({ article: 'GDPR Art. 10' }),
  identifier: flag({ article: 'GDPR Art. 4(1)' }),
} satisfies Fields<CategoryDraft>

/** A whole field, where no discovery found it. */
export const fieldFields: Fields<FieldDraft> = {
  name: text({ required: true, mono: true }),
  label: text(),
  type: text({ mono: true }),
  description: longText(),
  ...categoryFields,
}

export const blankField: FieldDraft = {
  name: '',
  label: '',
  type: '',
  description: '',
  dataCategory: null,
  specialCategory: null,
  criminalOffence: false,
  identifier: false,
}
