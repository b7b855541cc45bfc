import { describe, expect, test } from 'vitest'
import { type DeadlineOptions, deadlineFromOptions } from '#engine/deadline/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { calendars, keys, law } from './world.ts'

const sheet = (options: Partial<DeadlineOptions>) =>
  deadlineFromOptions({ regime: 'eu', timezone: 'Europe/Berlin', country: 'DE', ...options }, law, calendars)
const access = (options: Partial<DeadlineOptions>) =>
  sheet({ right: 'access', received: '2026-03-02T10:00', ...options })

describe('the sheet of the command line', () => {
  test('has the dates of the worked file from typed events', () => {
    const events = [
      'identityAsked:2026-03-03T09:00',
      'identityProved:2026-03-13T11:00',
      'extensionNoticeSent:2026-03-30T15:00',
    ]
    expect(access({ events })).toMatchObject({
      due: '2026-06-12',
      cautious: '2026-06-02',
      refusalDue: '2026-04-13',
      extensionNoticeDue: '2026-04-13',
      regime: 'eu',
      ruleVersion: 'eu-art12_3@2018-05-25',
    })
  })

  test('has the date of a Swiss fee', () => {
    const options = {
      regime: 'ch',
      country: 'CH',
      timezone: 'Europe/Zurich',
      received: '2026-03-02',
      events: ['feeAnnounced:2026-03-05'],
    }
    expect(access(options).due).toBe('2026-04-14')
  })

  test('gives a moment with its offset for hours', () => {
    const options = { breach: true, aware: '2026-03-27T18:30', timezone: 'Europe/Paris', country: 'FR' }
    expect(sheet(options)).toMatchObject({
      due: '2026-03-30T19:30:00+02:00',
      cautious: '2026-03-30T19:30:00+02:00',
      refusalDue: null,
    })
  })

  test('takes a pause and an extension as hypotheses and says that no event stands behind them', () => {
    const assumed = access({
      extended: true,
      events: ['paused:2026-03-03T09:00', 'resumed:2026-03-13T09:00'],
    })
    expect(assumed).toMatchObject({ due: '2026-06-12', cautious: '2026-06-02' })
    expect(keys(assumed.warnings)).toEqual(expect.arrayContaining(['hypothesisExtended', 'hypothesisPaused']))
    expect(keys(assumed.steps)).toEqual(
      expect.arrayContaining(['suspended.hypothesis.between', 'extension.assumed']),
    )
  })

  test.each([
    ['late', '2026-05-30', '2026-04-02'],
    ['timely', '2026-03-30', '2026-06-02'],
  ])('leaves an assumed extension out beside a %s notice, and says so', (_name, on, due) => {
    const beside = access({ extended: true, events: [`extensionNoticeSent:${on}`] })
    expect(beside.due).toBe(due)
    expect(keys(beside.warnings)).toContain('hypothesisBesideNotice')
    expect(keys(beside.warnings)).not.toContain('hypothesisExtended')
  })

  test('a filing closes the 72 hours with the receipt of the authority, not without', () => {
    const filed = (event: string) => sheet({ breach: true, aware: '2026-03-27T18:30', events: [event] }).state
    expect(filed('initialFiled:2026-03-29T08:00')).toBe('running')
    expect(filed('initialFiled:2026-03-29T08:00=')).toBe('running')
    expect(filed('initialFiled:2026-03-29T08:00=BfDI 2026/4711 = A')).toBe('closed')
  })

  test('can be computed under another position, and says so', () => {
    const events = ['identityAsked:2026-03-05T09:00', 'identityProved:2026-03-17T09:00']
    const anew = access({ events, positions: { D5: 'startAnew' } })
    expect(anew).toMatchObject({ due: '2026-04-17', cautious: '2026-04-02' })
    expect(anew.alternatives).toContainEqual({ dispute: 'D5', position: 'shift', due: '2026-04-14' })
    expect(keys(anew.steps)).toContain('positionTaken')
    expect(keys(anew.warnings)).toContain('earlierReading')
    expect(keys(access({ events, positions: { D5: 'shift' } }).steps)).not.toContain('positionTaken')
  })

  test.each([
    ['D5', 'elapsed'],
    ['D99', 'shift'],
    ['D1', 'hourNotCounted'],
    ['D7', 'literal'],
    ['constructor', 'name'],
  ])('refuses %s=%s, which is no position of this clock', (dispute, position) => {
    expect(() => access({ positions: { [dispute]: position } })).toThrow('invalid-input')
  })

  test('a pause that was not resumed leaves no legal date', () => {
    expect(access({ events: ['paused:2026-03-03T09:00'] })).toMatchObject({
      due: null,
      cautious: '2026-04-02',
      state: 'suspended',
    })
  })

  test('accepts UK for the United Kingdom, England where no nation is named', () => {
    const august = { regime: 'uk', country: 'UK', timezone: 'Europe/London', received: '2026-07-31' }
    expect(access(august).due).toBe('2026-09-01')
    expect(access({ ...august, region: 'SCT' }).due).toBe('2026-08-31')
  })

  test('knows rights by name and by code', () => {
    expect(access({ right: 'art17Erasure' }).due).toBe('2026-04-02')
    expect(access({ right: 'withdraw_consent' }).due).toBe('2026-03-02')
    expect(keys(access({ right: 'objection_marketing' }).steps)).toContain('received.marketingObjection')
  })
})

describe('an event in the future', () => {
  const now = Instant.parse('2026-03-10T12:00:00Z')
  const aware = { breach: true, aware: '2026-03-09T10:00', now }

  test.each([
    'answerSent:2027-05-15',
    'refusalSent:2026-03-11',
    'partialAnswerSent:2027-05-15',
    'withdrawnByRequester:2027-05-15',
    'identityAsked:2026-03-11',
    'extensionNoticeSent:2026-03-30',
    'feeAnnounced:2027-05-15',
  ])('%s has no effect on the clock of a request, and this is said', (event) => {
    const { warnings, ...sheetAhead } = access({ events: [event], now })
    const { warnings: own, ...plain } = access({ now })
    expect(sheetAhead).toEqual(plain)
    expect(sheetAhead.state).toBe('running')
    expect(keys(warnings)).toEqual(['inFutureWithoutEffect', ...keys(own)])
  })

  test.each(['initialFiled:2026-03-11T10:00=4711', 'closed:2026-03-10T13:01', 'art34Sent:2027-05-15T10:00'])(
    '%s closes no breach, and this is said',
    (event) => {
      const ahead = sheet({ ...aware, events: [event] })
      expect(ahead).toMatchObject({ state: 'running', steps: sheet(aware).steps })
      expect(keys(ahead.warnings)).toContain('momentInFutureWithoutEffect')
    },
  )

  test('of later today counts for a request, which is counted in days', () => {
    const today = access({ events: ['answerSent:2026-03-10T23:00'], now })
    expect(today.state).toBe('closed')
    expect(keys(today.warnings)).not.toContain('inFutureWithoutEffect')
  })

  test('counts where the request itself lies in the future, but closes nothing', () => {
    const received = '2026-05-04'
    const asked = ['identityAsked:2026-05-05', 'identityProved:2026-05-15']
    const ahead = access({ received, events: [...asked, 'answerSent:2026-05-20'], now })
    expect(ahead).toMatchObject({ state: 'running', due: '2026-06-15', cautious: '2026-06-04' })
    expect(keys(ahead.warnings)).toEqual(
      expect.arrayContaining(['receivedInFuture', 'inFutureWithoutEffect']),
    )
  })
})

describe('a typed moment', () => {
  test('that the clocks skipped is read as the earlier and explained', () => {
    const skipped = sheet({ breach: true, aware: '2026-03-29T02:30' })
    expect(skipped.due).toBe('2026-04-01T02:30:00+02:00')
    expect(skipped.steps[0]).toMatchObject({
      key: 'deadline:time.skipped',
      params: {
        typed: '2026-03-29 02:30',
        taken: '2026-03-29 01:30',
        takenUtc: '2026-03-29T00:30:00Z',
        otherUtc: '2026-03-29T01:30:00Z',
      },
    })
  })

  test('that happened twice is read as the first and explained', () => {
    const repeated = sheet({ breach: true, aware: '2026-10-25T02:30' })
    expect(repeated.due).toBe('2026-10-28T01:30:00+01:00')
    expect(repeated.steps[0]?.key).toBe('deadline:time.repeated')
  })

  test('with its own offset means that moment wherever it is counted', () => {
    expect(sheet({ breach: true, aware: '2026-03-27T23:00-04:00' }).due).toBe('2026-03-31T05:00:00+02:00')
    expect(sheet({ breach: true, aware: '2026-03-28T03:00:00Z' }).due).toBe('2026-03-31T05:00:00+02:00')
  })
})

describe('a region without a calendar', () => {
  test('has the cautious date alone, counted with the holidays of all parts of the country, and says so', () => {
    const missing = access({ region: 'XX', received: '2026-05-06T10:00' })
    expect(missing).toMatchObject({ due: null, cautious: '2026-06-08', calendarMissing: true })
    expect(missing.warnings[0]).toMatchObject({
      key: 'deadline:warning.calendarMissing',
      params: { country: 'DE', region: 'XX', known: expect.stringContaining('BY') },
    })
    expect(access({ region: 'BY' })).toMatchObject({ calendarMissing: false, due: '2026-04-02' })
  })

  test('counts no holiday that a part of the country lacks', () => {
    const received = { regime: 'uk', timezone: 'Europe/London', country: 'GB', received: '2026-03-06T10:00' }
    expect(access({ ...received, region: 'ENG' }).due).toBe('2026-04-07')
    expect(access({ ...received, region: 'XX' }).cautious).toBe('2026-04-06')
  })

  test('is passed over in a country that has the same holidays everywhere, and this is said', () => {
    const dublin = access({ country: 'IE', timezone: 'Europe/Dublin', region: 'D', received: '2026-05-01' })
    expect(dublin).toMatchObject({ due: '2026-06-02', calendarMissing: false })
    expect(dublin.warnings[0]).toMatchObject({ key: 'deadline:warning.sameEverywhere' })
  })

  test('does not touch a period in hours, which no holiday moves', () => {
    expect(sheet({ breach: true, aware: '2026-03-27T18:30', region: 'XX' })).toMatchObject({
      due: '2026-03-30T19:30:00+02:00',
      calendarMissing: true,
    })
  })
})

describe('a country without a calendar', () => {
  test('has the cautious date alone, moved by weekends and no holiday, and is told with those that are known', () => {
    // 3 April 2026 is Good Friday, 4 and 5 April are a weekend.
    const friday = access({ country: 'US', received: '2026-03-03T10:00' })
    expect(friday).toMatchObject({ due: null, cautious: '2026-04-03', calendarMissing: true })
    expect(friday.warnings[0]).toMatchObject({
      key: 'deadline:warning.countryMissing',
      params: { country: 'US', known: expect.stringContaining('AT, BE') },
    })
    expect(friday.steps.map(({ params }) => params.calendar)).toContain('none')
    expect(access({ country: 'US', received: '2026-03-04T10:00' }).cautious).toBe('2026-04-06')
  })

  test('does not touch a period in hours, which no holiday moves', () => {
    expect(sheet({ breach: true, aware: '2026-03-27T18:30', country: 'US' })).toMatchObject({
      due: '2026-03-30T19:30:00+02:00',
      calendarMissing: true,
    })
  })
})

describe('what is typed wrongly is refused with what would be right', () => {
  const issue = (options: () => unknown) => {
    try {
      return options()
    } catch (error) {
      return error
    }
  }
  const said = (key: string, params?: object) => ({ issues: [params ? { key, params } : { key }] })

  test('a right with all rights, a hyphen counting as an underscore', () => {
    const values = expect.stringContaining('access, rectification')
    expect(issue(() => access({ right: 'acess' }))).toMatchObject(said('notOneOfThese', { values }))
    expect(access({ right: 'objection-marketing' }).due).toBe(access({ right: 'objection_marketing' }).due)
  })

  test('a position with those of its dispute', () => {
    const values = 'D5=shift, D5=startAnew'
    expect(issue(() => access({ positions: { D5: 'anew' } }))).toMatchObject(
      said('notOneOfThese', { values }),
    )
  })

  test('a moment, a pause without end before it, a pause of 72 hours, hours of a contract that nobody has', () => {
    expect(issue(() => access({ events: ['identityAsked:2026-02-30'] }))).toMatchObject(said('notAMoment'))
    expect(issue(() => access({ events: ['resumed:2026-03-10'] }))).toMatchObject(said('pauseUnpaired'))
    const hours = { breach: true, aware: '2026-03-27T18:30' }
    expect(issue(() => sheet({ ...hours, events: ['paused:2026-03-28'] }))).toMatchObject(
      said('hoursDoNotPause'),
    )
    expect(issue(() => access({ contractHours: 24 }))).toMatchObject(
      said('needsEvent', { event: 'weAreProcessor' }),
    )
  })

  test('a year without a calendar with the years that have one', () => {
    expect(issue(() => access({ received: '2036-03-03' }))).toMatchObject({
      code: 'calendar-unknown',
      params: { year: 2036, from: 2018, to: 2035, context: 'year' },
    })
  })
})

describe('an event whose name is not known is refused', () => {
  const refusal = (name: string, options: Partial<DeadlineOptions> = {}) => {
    try {
      return access({ events: [`${name}:2026-03-03`], ...options })
    } catch (error) {
      return error
    }
  }
  test('with the nearest names', () => {
    expect(refusal('identityAskd')).toMatchObject({
      issues: [{ key: 'unknownEvent', params: { nearest: expect.stringMatching(/^identityAsked, /) } }],
    })
    expect(refusal('extension')).toMatchObject({
      issues: [{ params: { nearest: expect.stringMatching(/^extensionNoticeSent, /) } }],
    })
  })

  test('and one of the other kind of clock is told apart', () => {
    expect(refusal('controllerAware')).toMatchObject({ issues: [{ key: 'eventNotOf.request' }] })
    const breach = { right: undefined, received: undefined, breach: true, aware: '2026-03-01T10:00' }
    expect(refusal('identityAsked', breach)).toMatchObject({ issues: [{ key: 'eventNotOf.breach' }] })
  })

  test('and so is what only voids another, which has no name on a command line', () => {
    expect(refusal('requestEventVoided')).toMatchObject({ issues: [{ key: 'unknownEvent' }] })
  })
})

describe('what cannot be computed is refused with its place', () => {
  const refusals: [string, Partial<DeadlineOptions>, string][] = [
    ['an unknown regime', { regime: 'us' }, 'regime'],
    ['an unknown zone', { timezone: 'Europe/Atlantis' }, 'timezone'],
    ['an unknown right', { right: 'forgetfulness' }, 'right'],
    ['a right and a breach at once', { breach: true }, 'right'],
    ['no receipt', { received: undefined }, 'received'],
    ['a day that does not exist', { received: '2026-02-30T10:00' }, 'received'],
    ['a moment that is none', { received: 'yesterday' }, 'received'],
    ['an unknown event', { events: ['holidays:2026-03-03'] }, 'event holidays'],
    ['an event of breaches', { events: ['controllerAware:2026-03-03'] }, 'event controllerAware'],
    ['a resumption without a pause', { events: ['resumed:2026-03-03'] }, 'event resumed'],
    ['an event without a moment', { events: ['identityAsked'] }, 'event identityAsked'],
  ]
  test.each(refusals)('%s', (_name, options, path) => {
    expect(() => access(options)).toThrowError(
      expect.objectContaining({ code: 'invalid-input', issues: [expect.objectContaining({ path: [path] })] }),
    )
  })

  test('a year without a calendar', () => {
    const options = { received: '2035-12-15' }
    expect(() => access(options)).toThrowError(expect.objectContaining({ code: 'calendar-unknown' }))
  })
})
