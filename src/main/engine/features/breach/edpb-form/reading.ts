import type { EdpbAnswers, EdpbFormReading, EdpbOwnAnswers } from '#shared/contract/edpb-form.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import {
  brokenKind,
  type CheckedForm,
  type Circumstances,
  checkForm,
  type EdpbField,
  type EdpbForm,
  fillForm,
  formInForce,
  openLetters,
} from '../../../edpb-form/index.ts'
import { proposalsFor } from './proposals.ts'
import type { BreachSurroundings } from './surroundings.ts'

/** The form of a breach: what the record proposes, with what people answered in its place. */
export interface FilledForm {
  readonly form: EdpbForm
  readonly circumstances: Circumstances
  readonly checked: CheckedForm
  /** The answers that are asked. */
  readonly answers: EdpbAnswers
  readonly proposed: EdpbAnswers
}

/** Fills the form in force from the record and from `own` answers, and checks it. */
export function filledForm(
  forms: readonly EdpbForm[],
  own: EdpbOwnAnswers,
  around: BreachSurroundings,
): FilledForm {
  const { breach, organisation, now } = around
  const form = formInForce(forms, dayIn(breach.timeZone, now))
  const circumstances = { isInEea: form.eea.includes(organisation.country), now }
  const filled = fillForm(form, own, proposalsFor(form, around), circumstances)
  return { form, circumstances, checked: checkForm(form, filled.answers, circumstances), ...filled }
}

/** The form as the window shows it. */
export function readingOf(
  { form, circumstances, checked, answers, proposed }: FilledForm,
  own: EdpbOwnAnswers,
): EdpbFormReading {
  const required = new Set(checked.required)
  const asked = (field: EdpbField) => {
    const { number, name, section, kind, options, article, countriesOf } = field
    const countries = countriesOf === null ? undefined : answers[`field_${countriesOf}`]
    return {
      ...{ number, name, section, kind, article },
      options: openLetters(field, answers, circumstances).map((letter) => ({
        letter,
        key: options[letter] ?? letter,
      })),
      isRequired: required.has(field),
      countries: kind === 'countries' ? form.eea : Array.isArray(countries) ? countries : [],
    }
  }
  return {
    version: form.version,
    fields: checked.asked.map(asked),
    answers,
    proposed,
    own,
    issues: [...checked.issues],
    missing: checked.issues.filter(({ rule }) => rule === 'missing').length,
  }
}

/**
 * Refuses answers that no form could hold; what is missing or contradicts may be kept while it is being filled.
 * @throws Fault `invalid-input`
 */
export function requireAnswers(form: EdpbForm, own: EdpbOwnAnswers): void {
  const issues = Object.entries(own).flatMap(([name, answer]) => {
    const path = ['own', name]
    const field = form.fields.find((one) => one.name === name)
    if (field === undefined) return [{ path, key: 'unknownField' }]
    const isFitting = answer === null || brokenKind(answer, field, form) === null
    return isFitting ? [] : [{ path, key: 'notAccepted' }]
  })
  if (issues.length > 0) throw new Fault('invalid-input', { issues })
}
