import { pastGroup, pastKey } from '../../design/history/past-values.tsx'
import { recordShows } from '../../design/history/record-shows.tsx'
import { fieldFields, fieldSchema } from './field-form.tsx'

/** How the history and the audit log show the values of a field of the inventory. */
export const fieldShows = recordShows({
  namespace: 'field',
  fields: fieldFields,
  checked: checkedValue,
  past: {
    decision: pastKey('field:decision'),
    proposal: pastGroup('field', {
      dataCategory: pastKey('codes:dataCategory'),
      specialCategory: pastKey('codes:specialCategory'),
    }),
  },
})

/** A value of the past as the form has it today; undefined: the form does not ask for it. */
function checkedValue(name: string, value: unknown): unknown {
  const shape: Readonly<Record<string, { safeParse: (value: unknown) => { data?: unknown } }>> =
    fieldSchema.shape
  return shape[name]?.safeParse(value).data
}
