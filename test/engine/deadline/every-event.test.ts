import { describe, expect, test } from 'vitest'
import { type DeadlineOptions, deadlineFromOptions } from '#engine/deadline/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { ClockEventName as Names } from '#shared/contract/clock.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { calendars, keys, law } from './world.ts'

const places = {
  eu: { regime: 'eu', country: 'DE', timezone: 'Europe/Berlin' },
  uk: { regime: 'uk', country: 'GB', timezone: 'Europe/London' },
  ch: { regime: 'ch', country: 'CH', timezone: 'Europe/Zurich' },
} as const
type Place = keyof typeof places

const now = Instant.parse('2026-08-20T12:00:00Z')
const sheetOf = (place: Place, options: Partial<DeadlineOptions>) =>
  deadlineFromOptions({ ...places[place], now, ...options }, law, calendars)
const request = (place: Place, events: readonly string[], right = 'access') =>
  sheetOf(place, { right, received: '2026-07-02T10:00', events })
const breach = (place: Place, events: readonly string[]) =>
  sheetOf(place, { breach: true, aware: '2026-07-02T10:00', events })

const named = (appliesTo: 'request' | 'breach') =>
  Names.options.filter(
    (event) => law.events[event].appliesTo === appliesTo && law.events[event].effect !== 'voids',
  )

describe.each(['eu', 'uk', 'ch'] as const)('under %s', (place) => {
  test.each(named('request'))('%s is taken for a request and leaves a trace in what is said', (event) => {
    for (const right of ['access', 'erasure', 'objection_marketing', 'withdraw_consent'])
      expect(request(place, [`${event}:2026-07-06T10:00`], right)).not.toEqual(request(place, [], right))
  })

  test.each(named('breach'))('%s is taken for a breach and leaves a trace in what is said', (event) => {
    expect(breach(place, [`${event}:2026-07-03T10:00`])).not.toEqual(breach(place, []))
  })

  test.each([...named('request'), ...named('breach')])(
    '%s before everything else, or years from now, is taken and explained',
    (event) => {
      const sheet = law.events[event].appliesTo === 'request' ? request : breach
      for (const at of ['2026-01-05T10:00', '2027-07-05T10:00'])
        expect(sheet(place, [`${event}:${at}`])).not.toEqual(sheet(place, []))
      const later = keys(sheet(place, [`${event}:2027-07-05T10:00`]).warnings)
      expect(later.join()).toMatch(/inFuture|momentInFuture/)
    },
  )
})

describe('events that contradict each other are taken and explained', () => {
  const told = (...events: readonly string[]) => {
    const sheet = request('eu', events)
    return keys([...sheet.steps, ...sheet.warnings]).map((key) => key.replace('deadline:', ''))
  }
  test.each<[string, readonly string[], string]>([
    ['an answer before receipt', ['answerSent:2026-06-01'], 'beforeReceipt'],
    ['a proof that nobody asked for', ['identityProved:2026-07-05'], 'answerUnasked'],
    ['a bounce without an answer', ['answerBounced:2026-07-05'], 'nothingSent'],
    [
      'an arrival before the answer was sent',
      ['answerArrived:2026-07-05', 'answerSent:2026-07-06'],
      'nothingSent',
    ],
    ['a second receipt', ['receivedByController:2026-07-05'], 'passedOver.alreadyReceived'],
    [
      'a refusal after the answer',
      ['answerSent:2026-07-05', 'refusalSent:2026-07-06'],
      'passedOver.alreadyClosed',
    ],
    ['a reopening of what is open', ['reopened:2026-07-05'], 'passedOver.nothingToReopen'],
    ['an objection to marketing beside access', ['marketingObjection:2026-07-05'], 'passedOver.movesNothing'],
  ])('%s', (_name, events, key) => {
    expect(told(...events)).toContain(key)
    expect(told(...events.toReversed())).toEqual(told(...events))
  })

  test.each<[string, readonly string[]]>([
    ['a mandate that came with the request', ['authorityOfRepresentativeProved:2026-07-02T10:00']],
    ['a refusal that came back', ['refusalSent:2026-07-05', 'answerBounced:2026-07-08']],
    ['an answer that arrived', ['answerSent:2026-07-05', 'answerArrived:2026-07-06']],
  ])('%s contradicts nothing', (_name, events) => {
    expect(told(...events).join()).not.toMatch(/answerUnasked|nothingSent/)
  })

  test('a mandate is noted where nobody asked for it, and ends the waiting where somebody did', () => {
    const came = 'authorityOfRepresentativeProved:2026-07-07'
    expect(told(came)).toContain('passedOver.mandateUnasked')
    expect(told('authorityOfRepresentativeAsked:2026-07-03', came)).not.toContain('passedOver.mandateUnasked')
  })

  test('an arrival closes without a record of the sending where arrival is what counts', () => {
    const arrived = sheetOf('eu', {
      right: 'access',
      received: '2026-07-02T10:00',
      events: ['answerArrived:2026-07-05'],
      positions: { D10: 'arrival' },
    })
    expect(arrived.state).toBe('closed')
    expect(keys(arrived.warnings)).not.toContain('nothingSent')
  })

  test('a filing before awareness, and a supplement to nothing', () => {
    const filed = breach('eu', ['initialFiled:2026-07-01T09:00=4711'])
    expect(keys(filed.warnings)).toContain('filedBeforeAware')
    expect(keys(breach('eu', ['finalFiled:2026-07-03T09:00']).warnings)).toContain('followsNoFiling')
    const inOrder = ['initialFiled:2026-07-03T09:00=4711', 'supplementFiled:2026-07-04T09:00']
    expect(keys(breach('eu', inOrder).warnings)).not.toContain('followsNoFiling')
  })
})

describe('a breach whose moments cannot all be right says which', () => {
  const told = (...events: readonly string[]) => keys(breach('eu', events).warnings)

  test('an investigation that ended before it started', () => {
    const ended = 'investigationEnded:2026-07-01T09:00'
    expect(told(ended, 'investigationStarted:2026-07-01T15:00')).toContain('investigationEndedFirst')
    expect(told(ended, 'investigationStarted:2026-07-01T08:00')).not.toContain('investigationEndedFirst')
    expect(told(ended)).not.toContain('investigationEndedFirst')
  })

  test.each([
    ['people told', 'art34Sent', 'communicatedBeforeAware'],
    ['a file closed', 'closed', 'closedBeforeAware'],
  ])('%s before awareness', (_name, event, warning) => {
    expect(told(`${event}:2026-07-01T09:00`)).toContain(warning)
    expect(told(`${event}:2026-07-03T09:00`)).not.toContain(warning)
    const unaware = sheetOf('eu', { breach: true, events: [`${event}:2026-07-01T09:00`] })
    expect(keys(unaware.warnings)).not.toContain(warning)
  })
})

describe('limits beside the clock', () => {
  const limits = (place: Place, event: string, right = 'erasure') =>
    request(place, [event], right).otherLimits.map(({ duty, dueOn }) => [duty, dueOn])

  test('a complaint to the controller is acknowledged within thirty days that begin with its receipt, in the United Kingdom', () => {
    expect(limits('uk', 'complaintToController:2026-07-06')).toEqual([['acknowledgeComplaint', '2026-08-04']])
    expect(limits('uk', 'complaintToController:2026-06-18')).toEqual([])
    expect(limits('eu', 'complaintToController:2026-07-06')).toEqual([])
  })

  test('a complaint alone has its clock without a request', () => {
    const alone = sheetOf('uk', { right: 'access', events: ['complaintToController:2026-07-06T09:00'] })
    expect(alone).toMatchObject({ due: null, otherLimits: [{ dueOn: '2026-08-04' }] })
  })

  test('the list of recipients is due within a month of being asked for, after erasure and not after access', () => {
    expect(limits('eu', 'recipientsAsked:2026-07-06')).toEqual([['nameRecipients', '2026-08-06']])
    expect(limits('uk', 'recipientsAsked:2026-07-06')).toEqual([['nameRecipients', '2026-08-06']])
    expect(limits('eu', 'recipientsAsked:2026-07-06', 'access')).toEqual([])
  })
})

describe('the United Kingdom', () => {
  test('refuses within the month that identity and clarification move, whatever the extension', () => {
    const proved = ['identityAsked:2026-07-06', 'identityProved:2026-07-13']
    expect(request('uk', [...proved, 'extensionNoticeSent:2026-08-10'])).toMatchObject({
      due: '2026-10-13',
      refusalDue: '2026-08-13',
      extensionNoticeDue: '2026-08-13',
    })
  })

  test('takes a notice of extension late after its month, without effect', () => {
    const late = request('uk', ['extensionNoticeSent:2026-08-04'])
    expect(late.due).toBe('2026-08-03')
    expect(keys(late.warnings)).toContain('extensionLate')
  })
})

describe('Switzerland', () => {
  test('takes thirty days from the end of the ten, confirmed or not, and says which', () => {
    const announced = request('ch', ['feeAnnounced:2026-07-06'])
    expect(announced).toMatchObject({ due: '2026-08-15', cautious: '2026-08-01' })
    expect(keys(announced.warnings)).toContain('feeUnconfirmed')
    const confirmed = request('ch', ['feeAnnounced:2026-07-06', 'feeAccepted:2026-07-10'])
    expect(confirmed.due).toBe('2026-08-15')
    expect(keys(confirmed.warnings)).not.toContain('feeUnconfirmed')
  })

  test('drops the ten days with the fee', () => {
    expect(request('ch', ['feeAnnounced:2026-07-06', 'feeWithdrawn:2026-07-08']).due).toBe('2026-08-01')
  })
})

test('the names that the event model uses for short are known', () => {
  const short: Readonly<Partial<Record<ClockEventName, string>>> = {
    feeAccepted: 'accepted',
    feePaid: 'paid',
    feeWithdrawn: 'withdrawn',
    answerArrived: 'arrived',
    answerBounced: 'bounced',
  }
  for (const [event, alias] of Object.entries(short))
    expect(request('eu', [`${alias}:2026-07-06`])).toEqual(request('eu', [`${event}:2026-07-06`]))
  expect(breach('eu', ['final:2026-07-06'])).toEqual(breach('eu', ['finalFiled:2026-07-06']))
})
