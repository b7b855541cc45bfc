import { describe, expect, test } from 'vitest'
import { sectionsOf } from '../../../src/renderer/features/breach/edpb-form/form-sections.ts'
import { withAnswer, withoutAnswer } from '../../../src/renderer/features/breach/edpb-form/own-answers.ts'

describe('own answers beside what the record proposes', () => {
  const proposed = { field_61: 'd', field_55: ['a', 'c'] }

  test('an answer that differs is kept, one that agrees with the record is not', () => {
    expect(withAnswer({}, 'field_61', 'f', proposed)).toEqual({ field_61: 'f' })
    expect(withAnswer({ field_61: 'f' }, 'field_61', 'd', proposed)).toEqual({})
    expect(withAnswer({ field_55: ['a'] }, 'field_55', ['a', 'c'], proposed)).toEqual({})
  })

  test('clearing leaves the field empty where the record would fill it, and forgets the answer where it would not', () => {
    expect(withAnswer({}, 'field_61', null, proposed)).toEqual({ field_61: null })
    expect(withAnswer({}, 'field_55', [], proposed)).toEqual({ field_55: null })
    expect(withAnswer({ field_90: 'Low' }, 'field_90', '', proposed)).toEqual({})
    expect(withAnswer({ field_117: { FR: 1 } }, 'field_117', {}, proposed)).toEqual({})
  })

  test('taking back an answer lets the record speak again', () => {
    expect(withoutAnswer({ field_61: 'f', field_90: 'Low' }, 'field_61')).toEqual({ field_90: 'Low' })
  })
})

test('a section is wrong before it is partly answered, and filled when nothing required is missing', () => {
  const field = (number: number, section: string) => ({
    number,
    name: `field_${number}`,
    section,
    kind: 'line' as const,
    options: [],
    isRequired: true,
    article: null,
    countries: [],
  })
  const message = { key: 'edpb-form:issue.missing', params: {}, article: null }
  const sections = sectionsOf(
    {
      fields: [field(3, 'one'), field(4, 'one'), field(12, 'two'), field(21, 'three'), field(22, 'four')],
      answers: { field_3: 'a', field_12: 'A', field_22: 'B' },
      issues: [
        { field: 'field_4', rule: 'missing', message },
        { field: 'field_21', rule: 'missing', message },
        { field: 'field_22', rule: 'tooEarly', message },
      ],
    },
    (key) => key,
  )
  expect(sections.map(({ mark }) => mark)).toEqual(['partly', 'filled', 'empty', 'wrong'])
})
