import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { type Circumstances, checkForm, type EdpbField, formSchema } from '#engine/edpb-form/index.ts'
import type { EdpbAnswer } from '#shared/contract/edpb-form.ts'
import {
  type Answers,
  fieldOf,
  filled,
  form,
  formThatAsks,
  freeLetters,
  inTime,
  late,
  needsOf,
  sample,
} from './filled.ts'

const every = form.fields
const named = (fields: readonly EdpbField[]) => fields.map((field) => ({ number: field.number, field }))

describe('the answers that a form requires', () => {
  test.each(named(every.filter(({ required }) => required !== null)))('field $number', ({ field }) => {
    const wanted = (field.required ?? []).map((one) => needsOf(one))
    const wished = Object.assign({}, ...wanted.map(({ answers }) => answers)) as Answers
    const { answers, circumstances } = formThatAsks(field, wished)
    expectAccepted(answers, circumstances)
    const { [field.name]: _missing, ...others } = answers
    expectRefused(others, circumstances, field, 'missing')
  })

  test.each(named(every.filter(({ required }) => required === null)))(
    'field $number is free',
    ({ field }) => {
      const { answers, circumstances } = formThatAsks(field)
      expect(answers).not.toHaveProperty(field.name)
      expectAccepted(answers, circumstances)
      expectAccepted(answered(field), circumstances)
    },
  )

  const conditional = every.flatMap((field) =>
    (field.required ?? []).map((one) => ({ number: field.number, field, one })),
  )
  test.each(conditional)(
    'field $number may be left out while its condition does not hold',
    ({ field, one }) => {
      const unneeded = needsOf(one, false)
      const { answers, circumstances } = formThatAsks(field, unneeded.answers)
      expect(answers).not.toHaveProperty(field.name)
      expectAccepted(answers, circumstances)
    },
  )
})

describe('the answers that a form asks under a condition', () => {
  const tests = every.flatMap((field) =>
    field.visible.map((one, place) => ({ number: field.number, place, field, one })),
  )

  test.each(tests)('field $number, test $place', ({ field, one }) => {
    const asked = formThatAsks(field)
    expectAccepted(answered(field), asked.circumstances)
    const unasked = needsOf(one, false)
    const others = field.visible.filter((other) => other !== one).map((other) => needsOf(other).answers)
    const { answers, circumstances } = filled(
      Object.assign({}, ...others, unasked.answers) as Answers,
      unasked.circumstances,
    )
    expect(answers).not.toHaveProperty(field.name)
    expectRefused({ ...answers, [field.name]: sample(field, answers) }, circumstances, field, 'notAsked')
  })

  test('another authority is named when police or another body was told, each alone', () => {
    expectAccepted(filled({ field_109: 'a', field_110: 'b', field_111: 'Police, 12/26' }).answers)
    expectAccepted(filled({ field_109: 'b', field_110: 'a', field_111: 'CSIRT, 7' }).answers)
    expectRefused(
      filled({ field_109: 'b', field_110: 'c', field_111: 'CSIRT' }).answers,
      inTime,
      fieldOf(111),
      'notAsked',
    )
  })

  test('what is itself not asked asks nothing further', () => {
    const { answers } = filled({ field_97: 'd' })
    expectRefused({ ...answers, field_102: 'b' }, inTime, fieldOf(102), 'notAsked')
    expectRefused({ ...answers, field_102: 'b', field_103: 'Some moved' }, inTime, fieldOf(103), 'notAsked')
  })

  test('the reasons for being late are asked after 72 elapsed hours and not a moment before', () => {
    const { answers } = filled({ field_3: 'a', field_48: '2026-03-27T18:30:00+01:00' })
    expectAccepted(answers, inTime)
    const late72 = { ...inTime, now: late }
    expectRefused(answers, late72, fieldOf(49), 'missing')
    expectAccepted({ ...answers, field_49: 'The forensic report took long' }, late72)
    const { answers: followUp } = filled({ field_3: 'b' }, late72)
    expectAccepted(followUp, late72)
  })
})

describe('the letters of a form', () => {
  const lettered = every.filter(({ options }) => Object.keys(options).length > 0)

  test.each(named(lettered))('field $number takes each of its letters and no other', ({ field }) => {
    for (const letter of Object.keys(field.options)) {
      const opening = (field.optionWhen[letter] ?? []).map((one) => needsOf(one).answers)
      const wished = Object.assign({ [field.name]: several(field, letter) }, ...opening) as Answers
      const { answers, circumstances } = formThatAsks(field, wished)
      expectAccepted(answers, circumstances)
    }
    const { answers, circumstances } = formThatAsks(field)
    const rule = field.kind === 'choices' ? 'notOptions' : 'notOption'
    expectRefused({ ...answers, [field.name]: several(field, 'z') }, circumstances, field, rule)
  })

  test.each(named(lettered.filter(({ kind }) => kind === 'choices')))(
    'field $number takes a list of several letters, each once',
    ({ field }) => {
      const { answers, circumstances } = formThatAsks(field)
      const [one = '', other = ''] = freeLetters(field)
      const { answers: both } = formThatAsks(field, { [field.name]: [one, other] })
      expectAccepted(both, circumstances)
      for (const wrong of [one, [], [one, one]])
        expectRefused({ ...answers, [field.name]: wrong }, circumstances, field, 'notOptions')
    },
  )

  test.each(named(lettered.filter(({ kind }) => kind === 'choice')))(
    'field $number takes no list',
    ({ field }) => {
      const { answers, circumstances } = formThatAsks(field)
      expectRefused(
        { ...answers, [field.name]: freeLetters(field).slice(0, 1) },
        circumstances,
        field,
        'notOption',
      )
    },
  )

  const openings = lettered.flatMap((field) =>
    Object.entries(field.optionWhen).flatMap(([letter, condition]) =>
      condition.map((one) => ({ number: field.number, letter, field, one })),
    ),
  )
  test.each(openings)(
    'field $number, letter $letter stands open under its condition alone',
    ({ field, letter, one }) => {
      const { answers, circumstances } = formThatAsks(field, {
        ...needsOf(one, false).answers,
        [field.name]: several(field, letter),
      })
      expectRefused(answers, circumstances, field, 'optionNotNow')
    },
  )

  test('nine questions take several letters, as the template has them', () => {
    for (const number of [55, 60, 65, 70, 75, 79, 85, 94, 104]) expect(fieldOf(number).kind).toBe('choices')
  })
})

describe('the formats of a form', () => {
  const wrong: Partial<Record<EdpbField['kind'], readonly unknown[]>> = {
    line: ['', '  ', 7],
    text: ['', ['a']],
    lines: ['Hosting plc', [], ['']],
    flag: ['true', 1],
    instant: ['2026-03-27', '2026-03-27T17:30:00', 'yesterday'],
    day: ['27.03.2026', '2026-02-30', '2026-03-27T17:30:00Z'],
    number: [-1, 1.5, '12'],
    countries: ['FR', [], ['FR', 'FR'], ['GB'], ['France']],
    perCountry: [{}, { FR: -1 }, { FR: 'many' }, { GB: 3 }, 12],
  }
  const rule: Partial<Record<EdpbField['kind'], string>> = {
    line: 'notText',
    text: 'notText',
    lines: 'notLines',
    flag: 'notFlag',
    instant: 'notInstant',
    day: 'notDay',
    number: 'notNumber',
    countries: 'notCountries',
    perCountry: 'notPerCountry',
  }

  test.each(named(every.filter(({ kind }) => wrong[kind] !== undefined)))('field $number', ({ field }) => {
    const { answers, circumstances } = formThatAsks(field)
    expectAccepted(answered(field), circumstances)
    for (const value of wrong[field.kind] ?? [])
      expectRefused({ ...answers, [field.name]: value }, circumstances, field, rule[field.kind] ?? '')
  })
})

describe('what answers say together', () => {
  test('a breach does not end before it begins', () => {
    const begun = { field_44: 'b', field_46: '2026-03-20T10:00:00Z' }
    expectAccepted(filled({ ...begun, field_47: '2026-03-20T12:00:00+02:00' }).answers)
    const { answers } = filled({ ...begun, field_47: '2026-03-20T11:30:00+02:00' })
    expect(rulesOf(answers, inTime)).toEqual(['field_47 tooEarly'])
  })

  test('each other party has its role, its name and its contact', () => {
    const two = { field_38: 'a', field_39: ['processor', 'joint controller'], field_40: ['A', 'B'] }
    expectAccepted(filled({ ...two, field_41: ['a@example.com', 'b@example.com'] }).answers)
    const { answers } = filled({ ...two, field_41: ['a@example.com'] })
    expect(rulesOf(answers, inTime)).toEqual(['field_41 notAsMany'])
    expect(rulesOf({ ...answers, field_41: ['a', 'b'], field_40: ['A'] }, inTime)).toEqual([
      'field_40 notAsMany',
    ])
  })

  test.each([117, 122])('field %i counts the people of countries that are named', (number) => {
    const field = fieldOf(number)
    const { answers, circumstances } = formThatAsks(field, { field_67: 'b' })
    expectAccepted({ ...answers, [field.name]: { FR: 10, DE: 2 } }, circumstances)
    const broken = { ...answers, [field.name]: { FR: 10, IT: 2 } }
    expect(rulesOf(broken, circumstances)).toEqual([`${field.name} otherCountry`])
  })

  test('where the number of people is not known, it is not asked by country either', () => {
    const { answers } = filled({ field_4: 'b', field_67: 'd', field_113: 'a' })
    expect(answers).not.toHaveProperty('field_68')
    expect(answers).not.toHaveProperty('field_117')
    expectAccepted(answers)
  })
})

test('a field that the form does not have is refused, what Wardbook writes beside the answers is not', () => {
  const { answers } = filled({})
  const marked = { ...answers, notice: form.mark, contentHash: '0a', reference: 'BR-2026-001' }
  expectAccepted(marked)
  expect(rulesOf({ ...answers, field_8: 'a' }, inTime)).toEqual(['field_8 unknownField'])
  expect(isValid({ ...answers, field_8: 'a' }, inTime)).toBe(false)
  expect(isValid({ ...answers, notice: 'filed' }, inTime)).toBe(false)
})

test('the template has a hundred fields, and each condition looks at fields before it', () => {
  expect(every).toHaveLength(100)
  const backwards = every.flatMap(({ number, visible, required, optionWhen }) =>
    [...visible, ...(required ?? []), ...Object.values(optionWhen).flat()]
      .flatMap((one) =>
        'field' in one ? [one.field] : 'any' in one ? one.any.map(({ field }) => field) : [],
      )
      .filter((other) => other >= number),
  )
  expect(backwards).toEqual([])
})

test('the schema leaves open whether reasons are asked where it is not known how late it is', () => {
  const { answers } = filled({ field_3: 'a' })
  expect(isValid(answers, null)).toBe(true)
  expect(isValid({ ...answers, field_49: 'Found out late' }, null)).toBe(true)
  expect(isValid({ ...filled({ field_3: 'b' }).answers, field_49: 'Found out late' }, null)).toBe(false)
})

/** The check finds nothing, and neither does the JSON Schema. */
function expectAccepted(answers: Readonly<Record<string, unknown>>, circumstances = inTime) {
  expect(rulesOf(answers, circumstances)).toEqual([])
  expect(isValid(answers, circumstances)).toBe(true)
}

function expectRefused(
  answers: Readonly<Record<string, unknown>>,
  circumstances: Circumstances,
  field: EdpbField,
  rule: string,
) {
  expect(rulesOf(answers, circumstances)).toContain(`${field.name} ${rule}`)
  expect(isValid(answers, circumstances)).toBe(false)
}

function rulesOf(answers: Readonly<Record<string, unknown>>, circumstances: Circumstances): string[] {
  return checkForm(form, answers, circumstances).issues.map(({ field, rule }) => `${field} ${rule}`)
}

const validators = new Map<string, (answers: unknown) => boolean>()

function isValid(answers: unknown, circumstances: Circumstances | null): boolean {
  const isLate = circumstances === null ? null : circumstances.now === late
  const isInEea = circumstances?.isInEea ?? true
  const key = `${isLate} ${isInEea}`
  const known = validators.get(key)
  if (known) return known(answers)
  const ajv = new Ajv2020({ strict: false })
  formatsPlugin.default(ajv)
  const made = ajv.compile(Object(formSchema(form, { isInEea, isLate, text: (words) => words })))
  const validate = (value: unknown) => made(value) === true
  validators.set(key, validate)
  return validate(answers)
}

/** A form that answers the field, with what it requires then. */
function answered(field: EdpbField): Answers {
  const { answers } = formThatAsks(field)
  return formThatAsks(field, { [field.name]: sample(field, answers) }).answers
}

function several(field: EdpbField, letter: string): EdpbAnswer {
  return field.kind === 'choices' ? [letter] : letter
}
