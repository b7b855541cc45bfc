import { describe, expect, test } from 'vitest'
import type { ClockEventName, RequestClock } from '#shared/contract/clock.ts'
import { Day } from '#shared/kernel/dates.ts'
import clockEvents from '../../../resources/law/codes/clock-event.json' with { type: 'json' }
import { withSuggestions } from '../../../src/renderer/design/clock-event/event-groups.ts'
import { requestEventGroups } from '../../../src/renderer/features/rights-request/event-groups.ts'
import { nextRequestEvents } from '../../../src/renderer/features/rights-request/next-events.ts'

type Request = Parameters<typeof nextRequestEvents>[0]
type State = RequestClock['state']

const day = (text: string) => Day.parse(text)

function next(given: {
  readonly request?: Partial<Request>
  readonly events?: readonly ClockEventName[]
  readonly states?: readonly State[]
  readonly today?: string
}) {
  const {
    request = {},
    events = ['receivedByController'],
    states = ['running'],
    today = '2026-03-03',
  } = given
  return nextRequestEvents(
    {
      rights: ['art17Erasure'],
      regimes: ['eu'],
      contactRole: 'self',
      receivedOn: day('2026-03-02'),
      ...request,
    },
    states.map((state) => ({ state, extensionNoticeDueOn: day('2026-04-02') })),
    events.map((event) => ({ event })),
    day(today),
  )
}

describe('events of a request', () => {
  test('each legal event of a request stands in exactly one group', () => {
    const offered = requestEventGroups.flatMap(({ events }) => events)
    const known = Object.entries(clockEvents)
      .filter(([name, { appliesTo }]) => appliesTo === 'request' && name !== 'requestEventVoided')
      .map(([name]) => name)
    expect(offered.toSorted()).toEqual(known.toSorted())
  })

  test('suggestions stand in front and are not offered twice', () => {
    const groups = withSuggestions(requestEventGroups, ['clarificationAsked', 'clarificationAnswered'])
    const offered = groups.flatMap(({ events }) => events)
    expect(groups[0]).toEqual({ key: 'next', events: ['clarificationAsked', 'clarificationAnswered'] })
    expect(new Set(offered).size).toBe(offered.length)
    expect(groups.some(({ key }) => key === 'clarification')).toBe(false)
  })
})

describe('what is sensible next in a request', () => {
  test('a request that only a processor has received waits for its arrival with us', () => {
    expect(next({ events: ['receivedByProcessor'], states: ['notStarted'] })[0]).toBe('receivedByController')
  })

  test('a doubt about identity comes before proof is asked for', () => {
    expect(next({})).toContain('identityDoubtRaised')
    expect(next({})).not.toContain('identityAsked')
    expect(next({ events: ['receivedByController', 'identityDoubtRaised'] })[0]).toBe('identityAsked')
  })

  test('what was asked and not answered leads', () => {
    expect(
      next({
        events: ['receivedByController', 'identityDoubtRaised', 'identityAsked'],
        states: ['suspended'],
      })[0],
    ).toBe('identityProved')
    expect(next({ events: ['receivedByController', 'clarificationAsked'] })[0]).toBe('clarificationAnswered')
    expect(next({ events: ['receivedByController', 'processorAsked'] })[0]).toBe('processorAnswered')
  })

  test('proof that was given is not awaited any more', () => {
    const after = next({ events: ['receivedByController', 'identityAsked', 'identityProved'] })
    expect(after).not.toContain('identityProved')
    expect(after).not.toContain('identityUnanswered')
  })

  test('questions that must be asked at once are not suggested a fortnight later', () => {
    const late = next({ today: '2026-03-16', request: { contactRole: 'lawyer', rights: ['art15Access'] } })
    expect(late).not.toContain('identityDoubtRaised')
    expect(late).not.toContain('authorityOfRepresentativeAsked')
    expect(late).not.toContain('clarificationAsked')
  })

  test('a mandate is asked for only from whoever writes for somebody else', () => {
    expect(next({})).not.toContain('authorityOfRepresentativeAsked')
    expect(next({ request: { contactRole: 'parent' } })).toContain('authorityOfRepresentativeAsked')
  })

  test('clarification is suggested for access alone', () => {
    expect(next({})).not.toContain('clarificationAsked')
    expect(next({ request: { rights: ['art15Access'] } })).toContain('clarificationAsked')
  })

  test('Swiss law stops no clock, so no question is suggested for it', () => {
    expect(next({ request: { regimes: ['ch'], rights: ['art15Access'] } })).not.toContain(
      'clarificationAsked',
    )
  })

  test('an extension is suggested until the last day of its notice, and once', () => {
    expect(next({ today: '2026-04-02' })).toContain('extensionNoticeSent')
    expect(next({ today: '2026-04-03' })).not.toContain('extensionNoticeSent')
    expect(next({ events: ['receivedByController', 'extensionNoticeSent'] })).not.toContain(
      'extensionNoticeSent',
    )
  })

  test('erasure is carried out before it is answered', () => {
    const order = next({ today: '2026-03-20' })
    expect(order.indexOf('actionDone')).toBeLessThan(order.indexOf('answerSent'))
    expect(next({ request: { rights: ['art15Access'] } })).not.toContain('actionDone')
  })

  test('a part can be answered where there are several rights', () => {
    expect(next({})).not.toContain('partialAnswerSent')
    expect(next({ request: { rights: ['art15Access', 'art17Erasure'] } })).toContain('partialAnswerSent')
  })

  test('a request that has only arrived may still turn out to be a client’s', () => {
    expect(next({}).at(-1)).toBe('weAreProcessor')
    expect(next({ events: ['receivedByController', 'identityAsked'] })).not.toContain('weAreProcessor')
  })

  test('a request that is the controller’s is forwarded', () => {
    const events = ['receivedByController', 'weAreProcessor'] as const
    expect(next({ events, states: ['notStarted'] })).toEqual(['forwardedToController'])
  })

  test('after closing nothing is asked; the answer may arrive or come back', () => {
    expect(next({ events: ['receivedByController', 'answerSent'], states: ['closed'] })).toEqual([
      'answerArrived',
      'answerBounced',
      'reopened',
      'complaintToAuthority',
    ])
    expect(next({ events: ['receivedByController', 'withdrawnByRequester'], states: ['closed'] })).toEqual([
      'reopened',
      'complaintToAuthority',
    ])
  })
})
