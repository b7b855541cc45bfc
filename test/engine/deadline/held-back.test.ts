import { describe, expect, test } from 'vitest'
import { british, clockOf, happened, keys, swiss } from './world.ts'

const received = happened('receivedByController', '2026-03-02')

describe('a fee', () => {
  test('that is announced after the thirty Swiss days have ended starts nothing anew', () => {
    const clock = clockOf([received, happened('feeAnnounced', '2026-04-02')], swiss)
    expect(clock.dueLegal).toBe('2026-04-01')
    expect(keys(clock.warnings)).toContain('askedAfterEnd.fee')
  })
})

describe('a clarification in the United Kingdom', () => {
  test('asked on the day of receipt leaves out the days after it: that day is not counted in any case', () => {
    const asked = happened('clarificationAsked', '2026-03-02')
    const sameDay = happened('clarificationAnswered', '2026-03-02')
    expect(clockOf([received, asked, sameDay], british).dueLegal).toBe('2026-04-02')
    const later = happened('clarificationAnswered', '2026-03-06')
    expect(clockOf([received, asked, later], british).dueLegal).toBe('2026-04-07')
    const literal = clockOf([received, asked, later], { ...british, positions: { D7: 'literal' } })
    expect(literal.dueLegal).toBe('2026-04-07')
  })

  test('asked when only days off still carry the limit adds nothing: the month has run out', () => {
    const asked = happened('clarificationAsked', '2022-03-28')
    const answered = happened('clarificationAnswered', '2022-04-29')
    const clock = clockOf([happened('receivedByController', '2022-02-26'), asked, answered], british)
    expect(clock.dueLegal).toBe('2022-03-28')
  })

  test('rests on Art. 12A only for a request that came when it was in force', () => {
    const before = clockOf(
      [
        happened('receivedByController', '2026-01-05'),
        happened('clarificationAsked', '2026-01-07'),
        happened('clarificationAnswered', '2026-01-09'),
      ],
      british,
    )
    expect(before.steps.map(({ article }) => article).join()).not.toContain('12A')
    const since = clockOf(
      [
        received,
        happened('clarificationAsked', '2026-03-04'),
        happened('clarificationAnswered', '2026-03-06'),
      ],
      british,
    )
    expect(since.steps.map(({ article }) => article).join()).toContain('12A')
  })
})

describe('asking again in the Union', () => {
  test.each([
    ['clarificationAsked', 'clarificationAnswered', 'askedAgain.clarification'],
    ['authorityOfRepresentativeAsked', 'authorityOfRepresentativeProved', 'askedAgain.mandate'],
  ] as const)('%s suspends once only; the other reading is shown', (asked, answered, warning) => {
    const clock = clockOf([
      received,
      happened(asked, '2026-03-04'),
      happened(answered, '2026-03-06'),
      happened(asked, '2026-03-20'),
      happened(answered, '2026-03-27'),
    ])
    expect(clock.dueLegal).toBe('2026-04-07')
    expect(keys(clock.warnings)).toContain(warning)
    expect(clock.alternatives).toContainEqual({ dispute: 'D11', position: 'again', due: '2026-04-13' })
  })
})

test('a position taken for the Union moves no British date', () => {
  const onABankHoliday = [happened('receivedByController', '2026-02-06')]
  const scottish = { ...british, region: 'SCT' }
  const positions = { D6: 'countryOnly', D2: 'twoWorkingDays' }
  expect(clockOf(onABankHoliday, { ...scottish, positions })).toEqual(clockOf(onABankHoliday, scottish))
  const duringAugust = [happened('receivedByController', '2026-07-03')]
  expect(clockOf(duringAugust, { ...scottish, positions }).dueLegal).toBe('2026-08-04')
})
