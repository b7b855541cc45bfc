import type { EdpbIssue } from '#shared/contract/edpb-form.ts'
import { instantOf } from '#shared/kernel/dates.ts'
import { type BrokenRule, brokenKind } from './answer.ts'
import { type Circumstances, type GivenAnswers, holds } from './condition.ts'
import { openLetters } from './fill.ts'
import { type EdpbField, type EdpbForm, nameOf } from './form.ts'

/** What a filled form comes to: which fields are asked, which of them must be answered, and what is wrong. */
export interface CheckedForm {
  readonly asked: readonly EdpbField[]
  readonly required: readonly EdpbField[]
  /** Of those that are asked. */
  readonly answered: readonly EdpbField[]
  readonly issues: readonly EdpbIssue[]
}

/** What stands beside the answers in a file that Wardbook makes of the form. */
export const frameNames = [
  'notice',
  'template',
  'contentHash',
  'organisation',
  'reference',
  'date',
  'version',
  'author',
  'language',
] as const

/**
 * Checks answers against every rule of the form: what is asked given the other answers, what must be answered, letters,
 * formats, and what two answers say together. A field is looked at with the answers before it that are asked themselves.
 */
export function checkForm(form: EdpbForm, given: GivenAnswers, circumstances: Circumstances): CheckedForm {
  const answers: Record<string, unknown> = {}
  const asked: EdpbField[] = []
  const required: EdpbField[] = []
  const issues: EdpbIssue[] = unknownNames(form, given)
  for (const field of form.fields) {
    const answer = given[field.name]
    if (!holds(field.visible, answers, circumstances)) {
      if (answer !== undefined) issues.push(issueOf(field, { rule: 'notAsked' }))
      continue
    }
    asked.push(field)
    const isRequired = field.required !== null && holds(field.required, answers, circumstances)
    if (isRequired) required.push(field)
    if (answer === undefined) {
      if (isRequired) issues.push(issueOf(field, { rule: 'missing' }))
      continue
    }
    const broken = brokenKind(answer, field, form)
    if (broken) issues.push(issueOf(field, broken))
    else answers[field.name] = answer
    const together = broken ? [] : brokenTogether(answer, field, answers, circumstances)
    issues.push(...together.map((rule) => issueOf(field, rule)))
  }
  return { asked, required, answered: asked.filter(({ name }) => given[name] !== undefined), issues }
}

function brokenTogether(
  answer: unknown,
  field: EdpbField,
  answers: GivenAnswers,
  circumstances: Circumstances,
): readonly BrokenRule[] {
  const open = openLetters(field, answers, circumstances)
  const optionRules = Object.keys(field.options)
    .filter((letter) => [answer].flat().includes(letter) && !open.includes(letter))
    .map((letter) => ({ rule: 'optionNotNow', params: { letter } }))
  return [...optionRules, ...tooEarly(), ...notAsMany(), ...otherCountries()]

  function tooEarly(): readonly BrokenRule[] {
    if (field.notBefore === null) return []
    const [before, after] = [instantOf(answers[nameOf(field.notBefore)]), instantOf(answer)]
    if (before === null || after === null || after >= before) return []
    return [{ rule: 'tooEarly', params: { other: field.notBefore } }]
  }

  function notAsMany(): readonly BrokenRule[] {
    if (field.asManyAs === null) return []
    const other = answers[nameOf(field.asManyAs)]
    if (!Array.isArray(other) || !Array.isArray(answer) || other.length === answer.length) return []
    return [{ rule: 'notAsMany', params: { other: field.asManyAs } }]
  }

  function otherCountries(): readonly BrokenRule[] {
    if (field.countriesOf === null) return []
    const named = [answers[nameOf(field.countriesOf)]].flat()
    const params = { other: field.countriesOf }
    return Object.keys(Object(answer))
      .filter((country) => !named.includes(country))
      .map((country) => ({ rule: 'otherCountry', params: { ...params, country } }))
  }
}

function unknownNames(form: EdpbForm, given: GivenAnswers): EdpbIssue[] {
  const known = new Set<string>([...frameNames, ...form.fields.map(({ name }) => name)])
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => ({
      field: name,
      rule: 'unknownField',
      message: { key: 'edpb-form:issue.unknownField', params: {}, article: null },
    }))
}

function issueOf(field: EdpbField, { rule, params = {} }: BrokenRule): EdpbIssue {
  return {
    field: field.name,
    rule,
    message: { key: `edpb-form:issue.${rule}`, params: { ...params }, article: field.article },
  }
}
