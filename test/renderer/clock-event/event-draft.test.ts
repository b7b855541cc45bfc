import { describe, expect, test } from 'vitest'
import { ClockEvent, ClockEventDraft } from '#shared/contract/clock.ts'
import type { Right } from '#shared/contract/codes.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import {
  blankEvent,
  correctionOf,
  EventDraft,
  eventSchema,
  toClockEvent,
  toDecision,
  WitnessedEventDraft,
} from '../../../src/renderer/design/clock-event/event-draft.ts'

const now = Instant.parse('2026-03-03T09:00:00Z')
const today = Day.parse('2026-03-03')

/** The fields that the check refuses. */
function refused(draft: EventDraft): PropertyKey[] {
  return EventDraft.safeParse(draft).error?.issues.flatMap(({ path }) => path) ?? []
}

describe('what the dialog of a legal event demands', () => {
  test('an event has to be chosen', () => {
    expect(refused(blankEvent(null, now))).toEqual(['event'])
    expect(refused(blankEvent('answerSent', now))).toEqual([])
  })

  test('awareness of a breach needs a named person and a reason', () => {
    expect(refused(blankEvent('controllerAware', now))).toEqual(['decidedBy', 'reason'])
  })

  test('a refusal needs who decided what, when and why; the evidence where somebody else records it', () => {
    const refusal = blankEvent('refusalSent', now)
    expect(refused(refusal)).toEqual(['reason', 'byName', 'function', 'outcome', 'on'])
    const decided = { ...refusal, reason: 'r', byName: 'n', function: 'f', outcome: 'o', on: today }
    expect(refused(decided)).toEqual([])
    expect(refused({ ...decided, followsAdvice: false })).toEqual(['reasonIfNot'])
    expect(WitnessedEventDraft.safeParse(decided).error?.issues).toMatchObject([{ path: ['evidence'] }])
    expect(WitnessedEventDraft.safeParse(blankEvent('answerSent', now)).success).toBe(true)
  })

  test('a refusal rests on a ground, wherever one of its rights knows any', () => {
    const refusal = blankEvent('refusalSent', now)
    const demanded = (draft: EventDraft, ofRequest: readonly Right[]) =>
      eventSchema(false, ofRequest)
        .safeParse(draft)
        .error?.issues.some(({ path }) => path[0] === 'refusalGrounds')
    expect(demanded(refusal, ['art15Access'])).toBe(true)
    expect(demanded({ ...refusal, refusalGrounds: ['manifestlyExcessive'] }, ['art15Access'])).toBe(false)
    // Who withdraws consent is never refused; no list of grounds is shown for it.
    expect(demanded(refusal, ['art7_3WithdrawConsent'])).toBe(false)
    expect(eventSchema(false, ['art15Access']).safeParse(blankEvent('answerSent', now)).success).toBe(true)
  })

  test('a correction needs a reason', () => {
    const correction = { ...blankEvent('answerSent', now), correctionOf: anEvent().id }
    expect(refused(correction)).toEqual(['reason'])
  })

  test('a widening names the rights, an assessment its result, an exemption which it is', () => {
    expect(refused(blankEvent('scopeExtendedByRequester', now))).toEqual(['addedRights'])
    expect(refused(blankEvent('riskAssessed', now))).toEqual(['verdict'])
    expect(refused(blankEvent('art34Exempt', now))).toEqual(['exemption'])
  })
})

describe('the event that is sent', () => {
  test('only facts that belong to the event and were said are sent', () => {
    const draft = { ...blankEvent('identityAsked', now), reasonedDoubt: true, largeVolume: true }
    expect(toClockEvent(draft).facts).toEqual({ reasonedDoubt: true })
    expect(toClockEvent(blankEvent('identityAsked', now)).facts).toEqual({})
  })

  test('a fact that was denied is sent as denied', () => {
    expect(toClockEvent({ ...blankEvent('partialAnswerSent', now), completes: false }).facts).toEqual({
      completes: false,
    })
  })

  test('the decision behind a refusal is sent with the evidence of the event and comes back in its correction', () => {
    const draft = {
      ...blankEvent('refusalSent', now),
      byName: 'Paul Chef',
      function: 'Managing director',
      on: today,
      outcome: 'Refused',
      evidence: 'Minutes',
    }
    const decision = toDecision(draft)
    expect(decision).toMatchObject({
      byName: 'Paul Chef',
      on: today,
      outcome: 'Refused',
      evidence: 'Minutes',
    })
    const recorded = anEvent({ event: 'refusalSent', decision })
    expect(correctionOf(recorded)).toMatchObject({
      byName: 'Paul Chef',
      on: today,
      outcome: 'Refused',
    })
  })

  test('the named person of awareness has a field of their own and comes back in its correction', () => {
    const sent = toClockEvent({
      ...blankEvent('controllerAware', now),
      decidedBy: 'Joël Martin, managing director',
      reason: 'The log shows it',
      evidence: 'Ticket 4711',
    })
    expect(sent).toMatchObject({ decidedBy: 'Joël Martin, managing director', evidence: 'Ticket 4711' })
    const recorded = anEvent(sent)
    expect(correctionOf(recorded)).toMatchObject({
      event: 'controllerAware',
      decidedBy: 'Joël Martin, managing director',
      evidence: 'Ticket 4711',
      reason: '',
      correctionOf: recorded.id,
    })
  })

  test('what is sent is an event as the engine takes it', () => {
    const draft = { ...blankEvent('scopeExtendedByRequester', now), addedRights: ['art15Access' as const] }
    expect(ClockEventDraft.parse(toClockEvent(draft)).rights).toEqual(['art15Access'])
  })
})

function anEvent(more: object = {}): ClockEvent {
  return ClockEvent.parse({
    event: 'answerSent',
    occurredAt: now,
    decision: null,
    ...more,
    id: 'event_01jd3k0000000000000000000a',
    subjectId: 'breach_01jd3k0000000000000000000a',
    recordedAt: now,
    recordedBy: 'Ana',
  })
}
