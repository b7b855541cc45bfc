export { type CheckedForm, checkForm } from './check.ts'
export type { Circumstances, GivenAnswers } from './condition.ts'
export { type EdpbField, type EdpbForm, formInForce, loadEdpbForms } from './form.ts'
export { formSchema } from './json-schema.ts'
