import {
  type Circumstances,
  checkForm,
  type EdpbField,
  formInForce,
  loadEdpbForms,
} from '#engine/edpb-form/index.ts'
import type { EdpbAnswer } from '#shared/contract/edpb-form.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { resourcesDir } from '../../support/open-test-store.ts'

export const form = formInForce(loadEdpbForms(resourcesDir), Day.parse('2026-11-22'))

export type Answers = Record<string, EdpbAnswer>
export type Test = EdpbField['visible'][number]

const awareAt = '2026-03-27T17:30:00Z'
export const inTime: Circumstances = { isInEea: true, now: Instant.parse('2026-03-28T09:00:00Z') }
export const late = Instant.parse('2026-03-30T17:30:01Z')

export function fieldOf(number: number): EdpbField {
  const field = form.fields.find((one) => one.number === number)
  if (!field) throw new Error(`no field ${number}`)
  return field
}

/** A form that asks `field`, with what its conditions need and nothing that is not required. */
export function formThatAsks(field: EdpbField, wished: Answers = {}) {
  const needed = needs(field)
  return filled({ ...needed.answers, ...wished }, needed.circumstances)
}

/** A form that holds `wished` and everything that is required then. */
export function filled(wished: Answers, circumstances: Circumstances = inTime) {
  const answers: Answers = { ...wished }
  for (;;) {
    const missing = checkForm(form, answers, circumstances).issues.filter(({ rule }) => rule === 'missing')
    if (missing.length === 0) return { answers, circumstances }
    for (const { field } of missing) answers[field] = sample(fieldOf(Number(field.slice(6))), answers)
  }
}

/** A test that is to hold, or not to hold, as answers and circumstances. */
export function needsOf(test: Test, isToHold = true): ReturnType<typeof needs> {
  if ('organisation' in test)
    return {
      answers: {},
      circumstances: { ...inTime, isInEea: (test.organisation === 'inEea') === isToHold },
    }
  if ('late' in test) return { answers: {}, circumstances: isToHold ? { ...inTime, now: late } : inTime }
  if ('any' in test) {
    const answers = isToHold ? test.any.slice(0, 1) : test.any
    return merged(answers.map((one) => needsOf(one, isToHold)))
  }
  const field = fieldOf(test.field)
  const before = needs(field)
  if (!('is' in test))
    return isToHold
      ? { ...before, answers: { ...before.answers, [field.name]: sample(field, before.answers) } }
      : unasked(field)
  const letters = field.kind === 'flag' ? ['true', 'false'] : freeLetters(field)
  const letter = isToHold ? test.is[0] : letters.find((one) => !test.is.includes(one))
  if (letter === undefined) throw new Error(`field ${test.field} has no other letter`)
  const answer = field.kind === 'flag' ? letter === 'true' : field.kind === 'choices' ? [letter] : letter
  return { ...before, answers: { ...before.answers, [field.name]: answer } }
}

/** An answer that fits the field. */
export function sample(field: EdpbField, around: Answers): EdpbAnswer {
  const letter = freeLetters(field)[0] ?? ''
  const countries = around[`field_${field.countriesOf}`]
  const samples = {
    line: 'A line',
    text: 'Two\nlines',
    lines: ['Hosting plc'],
    choice: letter,
    choices: [letter],
    flag: true,
    instant: awareAt,
    day: '2026-03-27',
    number: 0,
    countries: ['FR', 'DE'],
    perCountry: { [Array.isArray(countries) ? (countries[0] ?? 'FR') : 'FR']: 12 },
  } as const satisfies Record<EdpbField['kind'], unknown>
  return samples[field.kind] as EdpbAnswer
}

/** The letters that are always open. */
export function freeLetters(field: EdpbField): readonly string[] {
  return Object.keys(field.options).filter((letter) => field.optionWhen[letter] === undefined)
}

/** A field without an answer: not asked, where it could otherwise be required. */
function unasked(field: EdpbField): ReturnType<typeof needs> {
  const [one] = field.visible
  return one === undefined ? { answers: {}, circumstances: inTime } : needsOf(one, false)
}

function needs(field: EdpbField): { readonly answers: Answers; readonly circumstances: Circumstances } {
  return merged(field.visible.map((test) => needsOf(test)))
}

function merged(all: readonly { readonly answers: Answers; readonly circumstances: Circumstances }[]) {
  const changed = all.find(({ circumstances }) => circumstances !== inTime)
  return {
    answers: Object.assign({}, ...all.map(({ answers }) => answers)) as Answers,
    circumstances: changed?.circumstances ?? inTime,
  }
}
